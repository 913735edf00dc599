package vn.htsd.scheduler.dag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people read about a task, and who is told. */
public record TaskNotes(
        String displayName,
        String owner,
        @Nullable String docMd,
        List<String> email,
        boolean emailOnFailure,
        boolean emailOnRetry) {
    public TaskNotes {
        email = List.copyOf(email);
    }
}

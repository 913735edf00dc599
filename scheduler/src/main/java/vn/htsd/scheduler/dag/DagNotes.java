package vn.htsd.scheduler.dag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people read about a DAG. */
public record DagNotes(String displayName, @Nullable String description, @Nullable String docMd, List<String> tags) {
    public DagNotes {
        tags = List.copyOf(tags);
    }
}

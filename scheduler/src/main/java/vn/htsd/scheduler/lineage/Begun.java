package vn.htsd.scheduler.lineage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run of a job that was told to have begun; its children name it as their parent. */
public record Begun(String job, UUID run, @Nullable Begun parent, List<Data> inputs) {
    public Begun {
        inputs = List.copyOf(inputs);
    }
}

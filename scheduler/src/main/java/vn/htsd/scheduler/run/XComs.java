package vn.htsd.scheduler.run;

import org.jspecify.annotations.Nullable;

/** What the tasks of one run leave for each other. */
public interface XComs {
    void put(String taskId, String key, Object value);

    @Nullable
    Object value(String taskId, String key);
}

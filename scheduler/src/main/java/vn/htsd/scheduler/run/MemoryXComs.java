package vn.htsd.scheduler.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the tasks of one run have left for each other, in memory. */
final class MemoryXComs implements XComs {
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    @Override
    public void put(String taskId, String key, Object value) {
        values.put(taskId + "\n" + key, value);
    }

    @Override
    public @Nullable Object value(String taskId, String key) {
        return values.get(taskId + "\n" + key);
    }
}

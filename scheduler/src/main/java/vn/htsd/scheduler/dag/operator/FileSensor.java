package vn.htsd.scheduler.dag.operator;

import java.util.Set;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Waits for a file, or for a directory with a file anywhere in it.
 *
 * @param path may hold {@code *}, {@code ?} and {@code [ab]}; relative to the base path of the connection
 * @param recursive whether {@code **} crosses directories
 */
public record FileSensor(String path, String connection, boolean recursive, Poking poking) implements Operator {
    /** The connection without a base path: paths are as they stand. */
    public static final String NO_BASE = "fs_default";

    static final Set<String> KEYS = Keys.union(
            Poking.KEYS,
            Set.of("filepath", "fs_conn_id", "recursive", "deferrable", "start_from_trigger", "trigger_kwargs"));

    static FileSensor read(Keys keys) {
        return new FileSensor(
                keys.required("filepath"),
                keys.text("fs_conn_id", NO_BASE),
                keys.flag("recursive", false),
                Poking.read(keys));
    }

    @Override
    public FileSensor rendered(Rendering render) {
        return new FileSensor(render.text(path), connection, recursive, poking);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.file(this);
    }
}

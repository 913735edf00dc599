package vn.htsd.scheduler.dag.operator;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Waits until a shell command ends with 0.
 *
 * @param environment all that the command sees; empty for the scheduler's own environment
 * @param retryCode the only other exit code that means "not yet"; null where every one does
 */
public record BashSensor(String command, Map<String, String> environment, @Nullable Integer retryCode, Poking poking)
        implements Operator {
    static final Set<String> KEYS =
            Keys.union(Poking.KEYS, Set.of("bash_command", "env", "output_encoding", "retry_exit_code"));

    public BashSensor {
        environment = Map.copyOf(environment);
    }

    static BashSensor read(Keys keys) {
        return new BashSensor(
                keys.required("bash_command"),
                Fields.texts(keys, "env"),
                keys.has("retry_exit_code") ? Integer.valueOf(keys.number("retry_exit_code", 0)) : null,
                Poking.read(keys));
    }

    @Override
    public BashSensor rendered(Rendering render) {
        return new BashSensor(render.text(command), Fields.rendered(environment, render), retryCode, poking);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.bashSensor(this);
    }
}

package vn.htsd.scheduler.dag.operator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Runs a shell command.
 *
 * @param command one that ends in {@code .sh} or {@code .bash} names a template file
 * @param environment added to the scheduler's own, or all there is
 * @param appendEnvironment whether the scheduler's own environment is seen too
 * @param directory where the command runs; null for the scheduler's own directory
 * @param skipCodes exit codes that mean "skipped" rather than "failed"
 */
public record BashOperator(
        String command,
        Map<String, String> environment,
        boolean appendEnvironment,
        @Nullable String directory,
        Set<Integer> skipCodes)
        implements Operator {
    static final Set<String> KEYS = Set.of(
            "bash_command", "env", "append_env", "output_encoding", "cwd", "skip_on_exit_code", "output_processor");
    private static final int SKIP_CODE = 99;

    public BashOperator {
        if (command.isBlank()) {
            throw new IllegalArgumentException("A bash_command must not be blank");
        }
        environment = Map.copyOf(environment);
        skipCodes = Set.copyOf(skipCodes);
    }

    static BashOperator read(Keys keys) {
        Fields.refusePython(keys, "output_processor");
        var environment = Fields.texts(keys, "env");
        return new BashOperator(
                keys.required("bash_command"),
                environment,
                !keys.has("env") || keys.flag("append_env", false),
                keys.text("cwd"),
                skipCodes(keys));
    }

    private static Set<Integer> skipCodes(Keys keys) {
        if (keys.values().containsKey("skip_on_exit_code") && !keys.has("skip_on_exit_code")) {
            return Set.of();
        }
        if (!(keys.value("skip_on_exit_code") instanceof List<?> codes)) {
            return Set.of(keys.number("skip_on_exit_code", SKIP_CODE));
        }
        return codes.stream()
                .map(code -> {
                    if (code instanceof Integer number) {
                        return number;
                    }
                    throw DagException.at(keys.place("skip_on_exit_code"), "not_number", code);
                })
                .collect(Collectors.toSet());
    }

    /** The script that the command names, to be read and rendered instead of it; null for a plain command. */
    public @Nullable String templateFile() {
        return command.endsWith(".sh") || command.endsWith(".bash") ? command : null;
    }

    /** The same with another command. */
    public BashOperator with(String other) {
        return new BashOperator(other, environment, appendEnvironment, directory, skipCodes);
    }

    @Override
    public BashOperator rendered(Rendering render) {
        return new BashOperator(
                render.text(command),
                Fields.rendered(environment, render),
                appendEnvironment,
                Fields.rendered(directory, render),
                skipCodes);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.bash(this);
    }
}

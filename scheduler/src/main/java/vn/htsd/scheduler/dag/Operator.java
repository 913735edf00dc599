package vn.htsd.scheduler.dag;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a task does, by Airflow's names. */
public sealed interface Operator {
    /** Runs a shell command. */
    String BASH = "BashOperator";

    /** Does nothing; a meeting point of dependencies. */
    String EMPTY = "EmptyOperator";

    /** The name without its import path. */
    String name();

    /** One branch for each kind of operator. */
    <T> T match(Function<Bash, T> bash, Function<Empty, T> empty);

    /**
     * @param environment added to the scheduler's own, or all there is
     * @param appendEnvironment whether the scheduler's own environment is seen too
     * @param directory where the command runs; null for the scheduler's own directory
     * @param skipCodes exit codes that mean "skipped" rather than "failed"
     */
    record Bash(
            String command,
            Map<String, String> environment,
            boolean appendEnvironment,
            @Nullable String directory,
            Set<Integer> skipCodes)
            implements Operator {
        public Bash {
            if (command.isBlank()) {
                throw new IllegalArgumentException("A bash_command must not be blank");
            }
            environment = Map.copyOf(environment);
            skipCodes = Set.copyOf(skipCodes);
        }

        @Override
        public String name() {
            return BASH;
        }

        @Override
        public <T> T match(Function<Bash, T> bash, Function<Empty, T> empty) {
            return bash.apply(this);
        }
    }

    /** Succeeds at once. */
    record Empty() implements Operator {
        @Override
        public String name() {
            return EMPTY;
        }

        @Override
        public <T> T match(Function<Bash, T> bash, Function<Empty, T> empty) {
            return empty.apply(this);
        }
    }
}

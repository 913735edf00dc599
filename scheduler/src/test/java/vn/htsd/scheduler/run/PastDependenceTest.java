package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.PastDependence.PastRun;

class PastDependenceTest {
    private static final Instant YESTERDAY = Instant.parse("2025-10-07T00:00:00Z");

    private static Dag dag(String more, String dagKeys) {
        return Dags.with(dagKeys, "a: {EMPTY" + more + "}", "b: {EMPTY, dependencies: [a]}");
    }

    private static PastRun ran(Map<String, TaskState> states) {
        return new PastRun(RunType.SCHEDULED, YESTERDAY, states);
    }

    private static boolean allows(Dag dag, @Nullable PastRun previous, boolean first, boolean ranBefore) {
        return PastDependence.allows(dag, dag.task("a"), previous, first, ranBefore);
    }

    @Test
    void a_task_that_depends_on_its_past_waits_until_it_was_successful_or_skipped() {
        var dag = dag(", depends_on_past: true", "");
        for (var state : TaskState.values()) {
            assertThat(allows(dag, ran(Map.of("a", state, "b", TaskState.FAILED)), false, true))
                    .as(state.name())
                    .isEqualTo(state == TaskState.SUCCESS || state == TaskState.SKIPPED);
        }
        assertThat(allows(dag("", ""), ran(Map.of("a", TaskState.FAILED)), false, true))
                .as("one that does not depend never waits")
                .isTrue();
    }

    @Test
    void it_passes_where_there_is_no_past() {
        var dag = dag(", depends_on_past: true", "");
        assertThat(allows(dag, null, false, false)).isTrue();
        assertThat(allows(dag, ran(Map.of("a", TaskState.FAILED)), true, true))
                .as("first run of a backfill")
                .isTrue();
        assertThat(allows(dag, ran(Map.of("b", TaskState.SUCCESS)), false, false))
                .as("a task that is new")
                .isTrue();
        assertThat(allows(dag, ran(Map.of("b", TaskState.SUCCESS)), false, true))
                .as("a task that was away in between")
                .isFalse();
    }

    @Test
    void waiting_for_downstream_adds_the_tasks_directly_below() {
        var dag = dag(", wait_for_downstream: true", "");
        assertThat(allows(dag, ran(Map.of("a", TaskState.SUCCESS, "b", TaskState.RUNNING)), false, true))
                .isFalse();
        assertThat(allows(dag, ran(Map.of("a", TaskState.SUCCESS, "b", TaskState.SKIPPED)), false, true))
                .isTrue();
        assertThat(allows(dag, ran(Map.of("a", TaskState.FAILED, "b", TaskState.SUCCESS)), false, true))
                .as("it implies depends_on_past")
                .isFalse();
    }

    @Test
    void with_catch_up_a_run_before_the_tasks_own_start_does_not_count() {
        var later = ", depends_on_past: true, start_date: 2025-10-08";
        var failed = ran(Map.of("a", TaskState.FAILED));
        assertThat(allows(dag(later, "schedule: '@daily'\ncatchup: true"), failed, false, true))
                .isTrue();
        assertThat(allows(dag(later, "schedule: '@daily'\ncatchup: false"), failed, false, true))
                .isFalse();
        assertThat(allows(dag(later, "schedule: None\ncatchup: true"), failed, false, true))
                .as("without a schedule there is nothing to catch up with")
                .isFalse();
    }

    @Test
    void with_catch_up_a_manual_run_is_not_the_one_before() {
        var scheduled = new PastRun(RunType.SCHEDULED, YESTERDAY.minusSeconds(86_400), Map.of());
        var manual = new PastRun(RunType.MANUAL, YESTERDAY, Map.of());
        var today = YESTERDAY.plusSeconds(86_400);
        assertThat(PastDependence.before(today, List.of(manual, scheduled), true))
                .contains(scheduled);
        assertThat(PastDependence.before(today, List.of(manual, scheduled), false))
                .contains(manual);
        assertThat(PastDependence.before(YESTERDAY, List.of(manual), false)).isEmpty();
    }
}

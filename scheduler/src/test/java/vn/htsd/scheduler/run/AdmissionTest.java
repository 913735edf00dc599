package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.htsd.scheduler.dag.Claim;
import vn.htsd.scheduler.dag.rule.WeightRule;
import vn.htsd.scheduler.run.Admission.Candidate;

class AdmissionTest {
    private static final Instant EARLY = Instant.parse("2025-10-01T00:00:00Z");

    private static Candidate task(String name, long weight, int day) {
        return task(name, weight, day, "p", 1, null, null);
    }

    /** @param name dag/run/task */
    private static Candidate task(
            String name,
            long weight,
            int day,
            String pool,
            int slots,
            @Nullable Integer perDag,
            @Nullable Integer perRun) {
        var parts = name.split("/");
        var claim = new Claim(pool, slots, 1, WeightRule.ABSOLUTE, "default", perDag, perRun);
        return new Candidate(parts[0], parts[1], parts[2], EARLY.plusSeconds(86_400L * day), weight, claim, 2);
    }

    private static List<String> names(List<Candidate> candidates) {
        return candidates.stream()
                .map(one -> one.dagId() + "/" + one.runId() + "/" + one.taskId())
                .toList();
    }

    @Test
    void the_heavier_comes_first_and_of_equals_the_earlier() {
        var waiting = List.of(task("d/2/x", 1, 2), task("d/1/y", 5, 9), task("d/3/z", 1, 1));
        assertThat(names(Admission.ordered(waiting))).containsExactly("d/1/y", "d/3/z", "d/2/x");
    }

    @Test
    void a_pool_has_only_so_many_slots_and_what_does_not_fit_leaves_its_place() {
        var admission = new Admission(32, Map.of("p", 3, "q", 1));
        var admitted = admission.admitted(
                List.of(
                        task("a/1/big", 9, 1, "p", 3, null, null),
                        task("b/1/small", 8, 1, "p", 1, null, null),
                        task("c/1/other", 7, 1, "q", 1, null, null),
                        task("e/1/nowhere", 6, 1, "no such pool", 1, null, null)),
                List.of(task("z/1/running", 1, 1, "p", 1, null, null)));
        assertThat(names(admitted)).containsExactly("b/1/small", "c/1/other");
    }

    @Test
    void limits_of_the_whole_of_a_run_and_of_a_task_hold_together() {
        var three = List.of(task("d/1/x", 3, 1), task("d/1/y", 2, 1), task("d/1/z", 1, 1));
        assertThat(names(new Admission(32, Map.of("p", 9)).admitted(three, List.of())))
                .as("max_active_tasks is 2")
                .containsExactly("d/1/x", "d/1/y");
        assertThat(names(new Admission(1, Map.of("p", 9)).admitted(three, List.of())))
                .containsExactly("d/1/x");
        var same = List.of(
                task("d/1/x", 3, 1, "p", 1, 2, null),
                task("d/2/x", 2, 2, "p", 1, 2, null),
                task("d/3/x", 1, 3, "p", 1, 2, null));
        assertThat(names(new Admission(32, Map.of("p", 9)).admitted(same, List.of())))
                .as("max_active_tis_per_dag")
                .containsExactly("d/1/x", "d/2/x");
        var mapped = List.of(task("d/1/x", 1, 1, "p", 1, null, 1));
        assertThat(new Admission(32, Map.of("p", 9)).admitted(mapped, mapped))
                .as("max_active_tis_per_dagrun")
                .isEmpty();
    }
}

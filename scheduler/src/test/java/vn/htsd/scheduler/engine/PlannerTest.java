package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredAttempt;
import vn.htsd.scheduler.store.TaskRows;

/** Runs, tasks and attempts over days, without a second of waiting. */
class PlannerTest {
    private static final EngineSettings SETTINGS =
            new EngineSettings(32, 2, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30));

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(folder, "2025-10-08T03:00:00Z", SETTINGS);
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    private Bench dag(String keys, String... tasks) {
        return bench.file("t:\n  is_paused_upon_creation: false\n" + keys.indent(2) + "  tasks:\n"
                + String.join("\n", tasks).indent(4));
    }

    private static String run(String moment) {
        return "scheduled__" + moment + "+00:00";
    }

    @Test
    void catch_up_makes_every_run_since_once_and_the_tasks_run_in_their_order() {
        dag(
                "schedule: '0 1 * * *'\nstart_date: 2025-10-06\ncatchup: true",
                "a: {RUN ok}",
                "b: {EMPTY, dependencies: [a]}",
                "c: {RUN ok, dependencies: [b]}");
        bench.settle().settle();
        assertThat(bench.runs())
                .containsExactly(
                        entry(run("2025-10-06T01:00:00"), "success"),
                        entry(run("2025-10-07T01:00:00"), "success"),
                        entry(run("2025-10-08T01:00:00"), "success"));
        assertThat(bench.tasks(run("2025-10-07T01:00:00")))
                .isEqualTo(Map.of("a", "success/1", "b", "success/0", "c", "success/1"));
    }

    @Test
    void without_catch_up_only_the_last_run_is_made_and_a_clock_set_back_makes_none_again() {
        dag("schedule: '*/10 * * * *'\nstart_date: 2025-01-01\ncatchup: false", "a: {EMPTY}");
        bench.settle();
        bench.clock.set("2025-10-08T02:31:00Z");
        bench.settle();
        assertThat(bench.runs()).containsOnlyKeys(run("2025-10-08T03:00:00"));
        bench.clock.set("2025-10-08T03:10:00Z");
        bench.settle();
        assertThat(bench.runs()).containsOnlyKeys(run("2025-10-08T03:00:00"), run("2025-10-08T03:10:00"));
    }

    @Test
    void max_active_runs_holds_back_what_the_schedule_asks_for_until_a_run_ends() {
        dag("schedule: '0 * * * *'\nstart_date: 2025-10-08\ncatchup: true\nmax_active_runs: 2", "a: {RUN ok}");
        bench.planner.pass();
        assertThat(bench.runs()).containsOnlyKeys(run("2025-10-08T00:00:00"), run("2025-10-08T01:00:00"));
        var attempt = queued().get(0);
        bench.workers("one").work(attempt.id());
        bench.planner.pass();
        assertThat(bench.runs().values()).containsExactly("success", "running", "running");
    }

    private List<StoredAttempt> queued() {
        return bench.database.transact(sql -> new AttemptRows(sql)
                .queued().stream()
                        .map(id -> new AttemptRows(sql).find(id).orElseThrow())
                        .sorted(java.util.Comparator.comparing(StoredAttempt::run))
                        .toList());
    }

    @Test
    void a_failure_is_tried_again_when_its_pause_is_over() {
        dag("schedule: None", "a: {RUN fail, retries: 1, retry_delay: 300}", "b: {RUN ok, dependencies: [a]}");
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "up_for_retry/1", "b", "null/0"));
        bench.clock.tick(Duration.ofSeconds(299));
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "up_for_retry/1");
        bench.clock.tick(Duration.ofSeconds(1));
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "failed/2", "b", "upstream_failed/0"));
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "failed"));
    }

    @Test
    void a_manual_run_waits_while_its_dag_is_paused() {
        dag("schedule: None", "a: {RUN ok}");
        bench.pause(true);
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "queued"));
        bench.pause(false);
        bench.settle();
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "success"));
    }

    @Test
    void a_run_that_takes_too_long_fails_and_its_attempts_are_asked_to_stop() {
        dag("schedule: None\ndagrun_timeout: 60", "a: {RUN ok}", "b: {RUN ok, dependencies: [a]}");
        bench.trigger("r1");
        bench.planner.pass();
        var attempt = queued().get(0);
        start(attempt.id(), "one");
        bench.clock.tick(Duration.ofSeconds(61));
        bench.planner.pass();
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "failed"));
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "skipped/1", "b", "skipped/0"));
        assertThat(renewed("one", attempt.id())).isFalse();
    }

    private boolean start(String attemptId, String owner) {
        return bench.database.transact(sql -> new AttemptRows(sql)
                .start(attemptId, new AttemptRows.Owner(owner, "host"), SETTINGS.lease(), bench.clock.instant()));
    }

    private boolean renewed(String owner, String attemptId) {
        return bench.database.transact(sql -> !new AttemptRows(sql)
                .renew(owner, List.of(attemptId), SETTINGS.lease())
                .isEmpty());
    }

    @Test
    void only_one_of_two_workers_gets_an_attempt() {
        dag("schedule: None", "a: {RUN ok}");
        bench.trigger("r1");
        bench.planner.pass();
        var attempt = queued().get(0).id();
        assertThat(start(attempt, "one")).isTrue();
        assertThat(start(attempt, "two")).isFalse();
        bench.workers("two").work(attempt); // does nothing
        assertThat(bench.tasks("r1")).containsEntry("a", "running/1");
    }

    @Test
    void a_lost_attempt_is_replaced_for_free_but_not_for_ever() {
        dag("schedule: None", "a: {RUN ok}");
        bench.trigger("r1");
        for (int number = 1; number <= 3; number++) {
            bench.planner.pass();
            var attempt = queued().get(0);
            assertThat(attempt.number()).isEqualTo(number);
            start(attempt.id(), "one");
            bench.planner.pass();
            assertThat(bench.tasks("r1")).containsEntry("a", "running/" + number); // its lease still holds
            bench.database.change(sql -> new AttemptRows(sql).expireAll());
        }
        bench.planner.pass();
        assertThat(bench.tasks("r1")).containsEntry("a", "failed/3");
        assertThat(attempts().stream().map(StoredAttempt::note)).containsExactly("lost", "lost", "lost");
    }

    private List<StoredAttempt> attempts() {
        var task = bench.stored("r1").get("a");
        return bench.database.transact(sql -> new AttemptRows(sql).of(task.run(), "a"));
    }

    @Test
    void what_a_lost_attempt_says_later_counts_no_more() {
        dag("schedule: None", "a: {RUN ok}");
        bench.trigger("r1");
        bench.planner.pass();
        var first = queued().get(0);
        start(first.id(), "one");
        bench.database.change(sql -> new AttemptRows(sql).expireAll());
        bench.planner.pass();
        boolean counts = bench.database.transact(
                sql -> new AttemptRows(sql).close(first.id(), TaskState.SUCCESS, null, bench.clock.instant()));
        assertThat(counts).isFalse();
        bench.settle();
        queued().forEach(attempt -> bench.workers("two").work(attempt.id()));
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "success/2");
    }

    @Test
    void an_attempt_may_publish_only_while_it_is_its_owners_and_its_lease_runs() {
        dag("schedule: None", "a: {RUN ok}");
        bench.trigger("r1");
        bench.planner.pass();
        var attempt = queued().get(0).id();
        assertThat(holds(attempt, "one")).isFalse();
        start(attempt, "one");
        assertThat(holds(attempt, "one")).isTrue();
        assertThat(holds(attempt, "two")).isFalse();
        bench.database.change(
                sql -> new AttemptRows(sql).stop(bench.stored("r1").get("a")));
        assertThat(holds(attempt, "one")).isFalse();
    }

    private boolean holds(String attemptId, String owner) {
        return bench.database.transact(sql -> new AttemptRows(sql).holds(attemptId, owner));
    }

    @Test
    void a_command_whose_lease_has_run_out_is_told_so_before_it_publishes() {
        dag("schedule: None", "a: {RUN publish}");
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "success/1");
        dag("schedule: None", "a: {RUN late}");
        bench.trigger("r2");
        bench.planner.pass();
        bench.workers("one").work(queued().get(0).id());
        assertThat(bench.tasks("r2")).containsEntry("a", "failed/1");
    }

    @Test
    void a_cleared_task_under_way_starts_anew_only_when_its_attempt_has_stopped() {
        dag("schedule: None", "a: {RUN ok}");
        bench.trigger("r1");
        bench.planner.pass();
        var attempt = queued().get(0).id();
        start(attempt, "one");
        bench.database.change(sql -> new TaskRows(sql).clear(bench.stored("r1").get("a"), 0, bench.clock.instant()));
        bench.planner.pass();
        assertThat(queued()).isEmpty();
        assertThat(renewed("one", attempt)).isFalse();
        bench.database.change(sql -> new AttemptRows(sql).expireAll());
        bench.settle();
        queued().forEach(next -> bench.workers("two").work(next.id()));
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "success/2");
    }

    @Test
    void a_run_cleared_after_its_end_runs_again_with_the_next_tries() {
        dag("schedule: None", "a: {RUN fail}", "b: {RUN ok, dependencies: [a]}");
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "failed"));
        dag("schedule: None", "a: {RUN ok}", "b: {RUN ok, dependencies: [a]}");
        bench.database.change(sql -> {
            var now = bench.clock.instant();
            bench.stored("r1").values().forEach(task -> new TaskRows(sql).clear(task, 0, now));
            new RunRows(sql).setState(bench.all().get(0).pk(), DagRunState.QUEUED, now);
        });
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "success/2", "b", "success/1"));
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "success"));
    }

    @Test
    void depends_on_past_waits_for_the_run_before() {
        dag("schedule: '0 1 * * *'\nstart_date: 2025-10-07\ncatchup: true", "a: {RUN fail, depends_on_past: true}");
        bench.settle();
        assertThat(bench.runs().values()).containsExactly("failed", "running");
        assertThat(bench.tasks(run("2025-10-08T01:00:00"))).containsEntry("a", "null/0");
        bench.database.change(sql -> {
            var first = bench.all().get(0);
            new TaskRows(sql)
                    .setState(
                            new TaskRows(sql).find(first.pk(), "a").orElseThrow(),
                            TaskState.SUCCESS,
                            bench.clock.instant());
            new RunRows(sql).lookAtAll("t", bench.clock.instant());
        });
        bench.settle();
        assertThat(bench.tasks(run("2025-10-08T01:00:00"))).containsEntry("a", "failed/1");
    }

    @Test
    void parallelism_is_shared_and_the_weightier_comes_first() {
        bench.close();
        bench = new Bench(
                folder,
                "2025-10-08T03:00:00Z",
                new EngineSettings(1, 0, SETTINGS.lease(), SETTINGS.renewEvery(), SETTINGS.reconcileEvery()));
        dag("schedule: None", "light: {RUN ok}", "heavy: {RUN ok, priority_weight: 5}");
        bench.trigger("r1");
        bench.planner.pass();
        assertThat(queued().stream().map(StoredAttempt::taskId)).containsExactly("heavy");
    }

    @Test
    void a_changed_dag_keeps_its_history_and_gets_a_version() {
        dag("schedule: None", "a: {EMPTY}");
        bench.trigger("r1");
        bench.settle();
        dag("schedule: None\ndescription: two", "a: {EMPTY}", "b: {EMPTY}");
        dag("schedule: None\ndescription: two", "b: {EMPTY}", "a: {EMPTY}");
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "success"));
        assertThat(bench.version()).isEqualTo(3); // the order of tasks decides ties
        bench.file("other: {tasks: {a: {EMPTY}}}");
        boolean stale = bench.database.transact(
                sql -> new DagRows(sql).find("t").orElseThrow().stale());
        assertThat(stale).isTrue();
    }

    @Test
    void a_task_that_is_no_longer_in_its_dag_is_removed_and_a_new_one_runs() {
        dag("schedule: None", "a: {RUN fail, retries: 1}", "b: {EMPTY, dependencies: [a]}");
        bench.trigger("r1");
        bench.settle();
        dag("schedule: None", "c: {RUN ok}");
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "removed/1", "b", "removed/0", "c", "success/1"));
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "success"));
    }

    @Test
    void another_schedule_counts_from_the_next_run_on_even_where_it_brings_it_forward() {
        dag("schedule: '@daily'\nstart_date: 2027-06-01\ncatchup: true", "a: {EMPTY}");
        assertThat(bench.next()).isEqualTo("2027-06-01T00:00:00Z");
        dag("schedule: '@daily'\nstart_date: 2025-10-07\ncatchup: true", "a: {EMPTY}");
        bench.settle();
        assertThat(bench.runs()).containsOnlyKeys(run("2025-10-07T00:00:00"), run("2025-10-08T00:00:00"));
        dag("schedule: '@daily'\nstart_date: 2025-10-07\ntimezone: Asia/Ho_Chi_Minh", "a: {EMPTY}");
        assertThat(bench.next()).isEqualTo("2025-10-08T17:00:00Z");
        bench.clock.set("2025-10-07T03:00:00Z");
        dag("schedule: '@daily'\nstart_date: 2025-10-07\ntimezone: Asia/Ho_Chi_Minh", "a: {EMPTY}", "b: {EMPTY}");
        assertThat(bench.next()).isEqualTo("2025-10-08T17:00:00Z"); // the clock alone brings nothing forward
    }

    @Test
    void a_task_is_part_of_the_runs_between_its_dates() {
        dag(
                "schedule: '0 1 * * *'\nstart_date: 2025-10-06\ncatchup: true",
                "early: {EMPTY, end_date: 2025-10-06T01:00:00}",
                "late: {EMPTY, start_date: 2025-10-08}",
                "always: {RUN ok}");
        bench.settle();
        assertThat(bench.tasks(run("2025-10-06T01:00:00"))).containsOnlyKeys("early", "always");
        assertThat(bench.tasks(run("2025-10-07T01:00:00"))).containsOnlyKeys("always");
        assertThat(bench.tasks(run("2025-10-08T01:00:00"))).containsOnlyKeys("late", "always");
        assertThat(bench.runs().values()).containsOnly("success");
    }

    @Test
    void a_backfill_makes_up_for_what_is_over_and_leaves_the_retries() {
        dag("schedule: '@daily'\nstart_date: 2025-10-01", "a: {RUN fail, retries: 1, retry_delay: 1}");
        var from = Instant.parse("2025-10-07T00:00:00Z");
        var request =
                new Backfills.Request("t", from, Instant.parse("2025-10-12T00:00:00Z"), false, 1, "failed", Map.of());
        assertThat(bench.backfills().plan(request))
                .extracting(run -> run.logicalDate().toString())
                .containsExactly("2025-10-07T00:00:00Z", "2025-10-08T00:00:00Z");
        for (int round = 1; round <= 2; round++) {
            bench.backfills().create(request);
            for (int pass = 0; pass < 4; pass++) {
                bench.settle().clock.tick(Duration.ofSeconds(1));
            }
            assertThat(bench.tasks("backfill__2025-10-07T00:00:00+00:00"))
                    .isEqualTo(Map.of("a", "failed/" + 2 * round));
        }
        var ahead = Instant.parse("2025-10-09T00:00:00Z");
        assertThatThrownBy(() ->
                        bench.backfills().plan(new Backfills.Request("t", ahead, ahead, false, 1, "none", Map.of())))
                .hasMessageContaining("future");
        dag("schedule: None", "a: {EMPTY}");
        assertThatThrownBy(() -> bench.backfills().plan(request)).hasMessageContaining("no schedule");
    }

    @Test
    void a_task_marked_successful_lets_what_failed_below_run_while_the_run_goes_on() {
        dag("schedule: None", "a: {RUN fail}", "b: {RUN ok, dependencies: [a]}", "c: {RUN ok}");
        bench.trigger("r1");
        bench.planner.pass();
        var workers = bench.workers("one");
        queued().stream()
                .filter(attempt -> attempt.taskId().equals("a"))
                .forEach(attempt -> workers.work(attempt.id()));
        bench.planner.pass();
        assertThat(bench.tasks("r1")).containsEntry("b", "upstream_failed/0").containsEntry("c", "queued/1");
        bench.operations()
                .mark(
                        new ClearRequest(
                                "t", "r1", List.of("a"), null, null, false, false, false, false, false, false, false),
                        TaskState.SUCCESS);
        queued().forEach(attempt -> workers.work(attempt.id()));
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "success/1", "b", "success/1", "c", "success/1"));
        assertThat(bench.runs()).isEqualTo(Map.of("r1", "success"));
    }

    @Test
    void a_run_marked_successful_has_no_task_that_is_not() {
        dag("schedule: None", "a: {RUN fail}", "b: {RUN ok, dependencies: [a]}");
        bench.trigger("r1");
        bench.settle();
        bench.operations().setRunState("t", "r1", DagRunState.SUCCESS);
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("a", "success/1", "b", "success/0"));
    }
}

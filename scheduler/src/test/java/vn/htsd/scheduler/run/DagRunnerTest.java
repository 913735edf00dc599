package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.mail.Postbox;

/** Real bash processes throughout. */
@Timeout(60)
class DagRunnerTest {
    @TempDir
    Path folder;

    private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
    private MailSettings mail = MailSettings.NONE;
    private DagRunner runner = new DagRunner(
            Path.of(""),
            Clock.systemUTC(),
            null,
            Map.of(),
            Outside.of(new Postbox(MailSettings.NONE, Clock.systemUTC())));

    @BeforeEach
    void setUp() {
        runner = runner((arguments, environment, out, err) -> {
            calls.add(arguments);
            out.println("called with " + arguments + " in " + environment.get("HTSD_HOME"));
            return arguments.contains("fail") ? 1 : 0;
        });
    }

    private DagRunner runner(@Nullable InProcess inside) {
        return new DagRunner(
                folder.resolve("logs"),
                Clock.systemUTC(),
                inside,
                Map.of("HTSD_HOME", "home", "WORK", folder.toString()),
                Outside.of(new Postbox(mail, Clock.systemUTC())));
    }

    private static Dag dag(String tasks) {
        var file = DagFile.parse(
                "t.yml",
                "t:\n  default_args: {retry_delay: 0}\n  tasks:\n" + tasks.indent(4),
                "",
                new Reading(Map.of(), Instant.EPOCH));
        assertThat(file.errors()).isEmpty();
        return file.dags().get(0);
    }

    private static String bash(String id, String command, String more) {
        return "- {task_id: " + id + ", operator: airflow.operators.bash.BashOperator, bash_command: '"
                + command.replace("'", "''") + "'" + (more.isEmpty() ? "" : ", " + more) + "}\n";
    }

    private Map<String, String> states(Dag dag) throws InterruptedException {
        return run(dag).tasks().stream()
                .collect(Collectors.toMap(
                        TaskOutcome::taskId, task -> task.state().code() + "/" + task.attempts()));
    }

    private DagRun run(Dag dag) throws InterruptedException {
        return runner.run(context(dag, "r1"));
    }

    /** A run of Wednesday, 8 October 2025. */
    private RunContext context(Dag dag, String runId) {
        var moment = Instant.parse("2025-10-08T03:00:00Z");
        return new RunContext(dag, runId, RunType.MANUAL, moment, DataInterval.exact(moment), Map.of(), folder);
    }

    private String log(String task, int attempt) throws IOException {
        return Files.readString(
                folder.resolve("logs/dag_id=t/run_id=r1/task_id=" + task + "/attempt=" + attempt + ".log"));
    }

    @Test
    void tasks_run_after_what_they_depend_on_and_log_what_they_say() throws Exception {
        var dag = dag(bash("second", "cat $WORK/made; echo 'tiếng Việt' >&2", "dependencies: [first]")
                + bash("first", "sleep 0.2; echo 41 > $WORK/made", ""));
        assertThat(states(dag)).isEqualTo(Map.of("first", "success/1", "second", "success/1"));
        assertThat(log("second", 1)).contains("41\n").contains("tiếng Việt\n").contains("Exit code 0");
    }

    @Test
    void independent_tasks_run_side_by_side() throws Exception {
        // Each waits for a file that only the other one makes.
        var dag = dag(bash("a", "touch $WORK/a; until [ -e $WORK/b ]; do sleep 0.05; done", "execution_timeout: 20")
                + bash("b", "touch $WORK/b; until [ -e $WORK/a ]; do sleep 0.05; done", "execution_timeout: 20"));
        assertThat(states(dag).values()).containsOnly("success/1");
    }

    @Test
    void a_failure_is_retried_and_then_stands_in_the_way_of_all_below() throws Exception {
        var dag = dag(bash("flaky", "[ -e $WORK/x ] || { touch $WORK/x; exit 1; }", "retries: 2")
                + bash("broken", "exit 4", "retries: 1, dependencies: [flaky]")
                + bash("below", "true", "dependencies: [broken, flaky]")
                + bash("deeper", "true", "dependencies: [below]"));
        assertThat(states(dag))
                .isEqualTo(Map.of(
                        "flaky",
                        "success/2",
                        "broken",
                        "failed/2",
                        "below",
                        "upstream_failed/0",
                        "deeper",
                        "upstream_failed/0"));
        assertThat(log("broken", 2)).contains("Exit code 4");
    }

    @Test
    void exit_99_skips_without_a_retry_and_so_does_all_below() throws Exception {
        var dag = dag(bash("idle", "exit 99", "retries: 3")
                + bash("below", "true", "dependencies: [idle]")
                + bash("own", "exit 7", "skip_on_exit_code: [7]"));
        assertThat(states(dag)).isEqualTo(Map.of("idle", "skipped/1", "below", "skipped/0", "own", "skipped/1"));
        assertThat(runner.run(context(dag, "r2")).succeeded()).isTrue();
    }

    @Test
    void a_timeout_kills_the_whole_tree() throws Exception {
        var dag = dag(bash(
                "slow",
                "trap \"\" TERM; (trap \"\" TERM; sleep 300 & echo $! > $WORK/child; wait) & wait",
                "execution_timeout: 1"));
        assertThat(states(dag)).isEqualTo(Map.of("slow", "failed/1"));
        assertThat(log("slow", 1)).contains("execution_timeout");
        assertGone(childPid());
    }

    @Test
    void an_interrupt_leaves_no_child_behind() throws Exception {
        var dag = dag(bash("slow", "sleep 300 & echo $! > $WORK/child; wait", ""));
        var thrown = new ArrayList<Throwable>();
        var thread = new Thread(() -> {
            try {
                run(dag);
            } catch (InterruptedException e) {
                thrown.add(e);
            }
        });
        thread.start();
        while (!Files.exists(folder.resolve("child")) || Files.size(folder.resolve("child")) == 0) {
            Thread.sleep(20);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown).hasSize(1);
        assertGone(childPid());
    }

    private long childPid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("child")).strip());
    }

    private static void assertGone(long pid) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void a_plain_call_of_the_product_runs_inside_and_anything_else_does_not() throws Exception {
        var dag = dag(bash("inside", "htsd ingest --channel 'thư điện tử'", "")
                + bash("failing", "htsd fail", "")
                + bash("shell", "true && echo ' htsd ingest'", ""));
        assertThat(states(dag)).isEqualTo(Map.of("inside", "success/1", "failing", "failed/1", "shell", "success/1"));
        assertThat(calls).containsExactlyInAnyOrder(List.of("ingest", "--channel", "thư điện tử"), List.of("fail"));
        assertThat(log("inside", 1)).contains("called with [ingest, --channel, thư điện tử] in home");
    }

    @Test
    void a_timeout_interrupts_a_call_inside() throws Exception {
        runner = runner((arguments, environment, out, err) -> {
            try {
                Thread.sleep(300_000);
                return 0;
            } catch (InterruptedException e) {
                out.println("asked to stop");
                return 1;
            }
        });
        assertThat(states(dag(bash("slow", "htsd transform", "execution_timeout: 1"))))
                .isEqualTo(Map.of("slow", "failed/1"));
        assertThat(log("slow", 1)).contains("asked to stop");
    }

    @Test
    void what_only_a_shell_understands_is_no_plain_call() {
        for (var command : List.of(
                "htsd ingest || true",
                "htsd ingest; ls",
                "htsd sql \"$Q\"",
                "X=1 htsd run",
                "htsd run > log",
                "ls htsd",
                "htsd ingest *.xlsx",
                "htsd 'unclosed",
                "htsd run\nls",
                "htsdx run",
                "")) {
            assertThat(PlainCall.arguments(command)).as(command).isEmpty();
        }
        assertThat(PlainCall.arguments("  htsd sql 'select 1; --' -o \"csv\"  "))
                .contains(List.of("sql", "select 1; --", "-o", "csv"));
        assertThat(PlainCall.arguments("htsd ingest --sender ''")).contains(List.of("ingest", "--sender", ""));
    }

    @Test
    void a_blank_command_is_no_operator() {
        assertThatThrownBy(() -> new BashOperator(" ", Map.of(), true, null, java.util.Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trigger_rules_decide_what_runs_after_a_failure() throws Exception {
        var dag = dag(bash("broken", "exit 1", "")
                + bash("fine", "true", "")
                + bash("mend", "true", "dependencies: [broken, fine], trigger_rule: one_failed")
                + bash("always", "true", "dependencies: [broken], trigger_rule: all_done")
                + bash("never", "true", "dependencies: [fine], trigger_rule: all_failed")
                + bash("end", "true", "dependencies: [mend, always, never], trigger_rule: none_failed"));
        var run = run(dag);
        assertThat(states(dag))
                .isEqualTo(Map.of(
                        "broken", "failed/1",
                        "fine", "success/1",
                        "mend", "success/1",
                        "always", "success/1",
                        "never", "skipped/0",
                        "end", "success/1"));
        assertThat(run.state()).as("the one leaf succeeded").isEqualTo(DagRunState.SUCCESS);
    }

    @Test
    void a_branch_leaves_out_what_it_did_not_choose_but_not_what_comes_after_it() throws Exception {
        var dag = Dags.of(
                "weekday: {operator: airflow.operators.weekday.BranchDayOfWeekOperator, week_day: [Wednesday], "
                        + "use_task_logical_date: true, follow_task_ids_if_true: work, follow_task_ids_if_false: rest}",
                "work: {EMPTY, dependencies: [weekday]}",
                "rest: {EMPTY, dependencies: [weekday]}",
                "below_rest: {EMPTY, dependencies: [rest]}",
                "end: {EMPTY, dependencies: [weekday, work, rest], trigger_rule: none_failed_min_one_success}",
                "latest: {operator: airflow.operators.latest_only.LatestOnlyOperator}",
                "after_latest: {EMPTY, dependencies: [latest]}");
        assertThat(states(dag))
                .isEqualTo(Map.of(
                        "weekday", "success/1",
                        "work", "success/1",
                        "rest", "skipped/0",
                        "below_rest", "skipped/0",
                        "end", "success/1",
                        "latest", "success/1",
                        "after_latest", "success/1"));
    }

    @Test
    void a_scheduled_run_that_is_not_the_latest_skips_what_comes_after_latest_only() throws Exception {
        var dag = Dags.with(
                "schedule: '@daily'",
                "latest: {operator: airflow.operators.latest_only.LatestOnlyOperator}",
                "below: {EMPTY, dependencies: [latest]}");
        var old = Instant.parse("2020-01-01T00:00:00Z");
        var late = new RunContext(dag, "r1", RunType.SCHEDULED, old, DataInterval.exact(old), Map.of(), folder);
        assertThat(runner.run(late).tasks())
                .extracting(task -> task.state().code())
                .containsExactly("success", "skipped");
    }

    @Test
    void sensors_look_until_something_is_there_or_give_up_without_a_retry() throws Exception {
        var files = folder.toString();
        var dag = Dags.of(
                "maker: {BASH, bash_command: 'sleep 0.3; mkdir -p " + files + "/in; touch " + files + "/in/b.csv'}",
                "file: {operator: airflow.sensors.filesystem.FileSensor, filepath: '" + files
                        + "/in/*.csv', poke_interval: 0.05}",
                "again: {operator: airflow.sensors.bash.BashSensor, bash_command: '[ -e " + files
                        + "/in/b.csv ]', poke_interval: 0.05, mode: reschedule}",
                "gone: {operator: airflow.sensors.filesystem.FileSensor, filepath: '" + files
                        + "/none', poke_interval: 0.05, timeout: 0.1, retries: 5}",
                "soft: {operator: airflow.sensors.filesystem.FileSensor, filepath: '" + files
                        + "/none', poke_interval: 0.05, timeout: 0.1, soft_fail: true}",
                "hopeless: {operator: airflow.sensors.bash.BashSensor, bash_command: 'exit 3', retry_exit_code: 2, "
                        + "retries: 5}");
        assertThat(states(dag))
                .isEqualTo(Map.of(
                        "maker", "success/1",
                        "file", "success/1",
                        "again", "success/1",
                        "gone", "failed/1",
                        "soft", "skipped/1",
                        "hopeless", "failed/1"));
    }

    @Test
    void templates_are_rendered_and_results_passed_on() throws Exception {
        Files.writeString(folder.resolve("job.sh"), "echo script of {{ dag.dag_id }} on {{ ds }}\n");
        var dag = Dags.with(
                "params: {campaign: 2025}",
                "first: {BASH, bash_command: 'echo noise; echo {{ params.campaign }}-{{ ds }}'}",
                "second: {BASH, bash_command: 'echo got \"{{ ti.xcom_pull(task_ids=\"first\") }}\" $X', "
                        + "env: {X: 'x{{ ds_nodash }}'}, append_env: true, dependencies: [first]}",
                "script: {BASH, bash_command: job.sh}",
                "plain: {BASH, bash_command: 'htsd report national --campaign {{ params.campaign }}'}",
                "undefined: {BASH, bash_command: 'echo {{ nobody }}', retries: 1, retry_delay: 0}",
                "absent: {BASH, bash_command: absent.sh}");
        assertThat(states(dag))
                .isEqualTo(Map.of(
                        "first", "success/1",
                        "second", "success/1",
                        "script", "success/1",
                        "plain", "success/1",
                        "undefined", "failed/2",
                        "absent", "failed/1"));
        assertThat(log("second", 1)).contains("got 2025-2025-10-08 x20251008\n");
        assertThat(log("script", 1)).contains("script of t on 2025-10-08\n");
        assertThat(log("undefined", 2)).contains("nobody");
        assertThat(calls).contains(List.of("report", "national", "--campaign", "2025"));
    }

    @Test
    void a_run_that_takes_too_long_has_failed_and_skips_the_rest() throws Exception {
        var dag = Dags.with(
                "dagrun_timeout: 1",
                "slow: {BASH, bash_command: 'sleep 300 & echo $! > " + folder + "/child; wait'}",
                "below: {EMPTY, dependencies: [slow]}");
        var run = run(dag);
        assertThat(run.state()).isEqualTo(DagRunState.FAILED);
        assertThat(run.tasks()).extracting(task -> task.state().code()).containsOnly("skipped");
        assertGone(childPid());
    }

    @Test
    void never_more_tasks_at_a_time_than_the_dag_allows() throws Exception {
        var busy = "{BASH, bash_command: 'mkdir " + folder + "/lock && sleep 0.1 && rmdir " + folder + "/lock'}";
        var dag = Dags.with("max_active_tasks: 1", "a: " + busy, "b: " + busy, "c: " + busy);
        assertThat(states(dag).values()).containsOnly("success/1");
    }

    @Test
    void an_email_operator_sends_a_letter_and_fails_where_it_cannot() throws Exception {
        var tasks =
                """
                write:
                  operator: airflow.providers.smtp.operators.smtp.EmailOperator
                  to: ["a@b.example", "{{ params.who }}"]
                  subject: "Số liệu của {{ dag.dag_id }}"
                  html_content: "<p>Kính gửi</p>"
                  params: {who: c@d.example}
                """;
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            mail = new MailSettings(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    MailSettings.Security.NONE,
                    null,
                    null,
                    "htsd@b.example",
                    List.of());
            runner = runner(null);
            assertThat(run(dag(tasks)).state()).isEqualTo(DagRunState.SUCCESS);
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Số liệu của t");
        } finally {
            server.stop();
        }
        assertThat(run(dag(tasks)).state()).as("nobody listens any more").isEqualTo(DagRunState.FAILED);
    }
}

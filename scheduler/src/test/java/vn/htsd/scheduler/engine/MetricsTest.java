package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.metrics.Metrics;

/** What a monitor reads after some runs. */
class MetricsTest {
    @TempDir
    Path folder;

    @Test
    void counts_what_happens_under_the_names_of_airflow() {
        var bench = new Bench[1];
        try (var metrics = new Metrics(() -> Occupancy.of(bench[0].database, bench[0].bag), 32);
                var open = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD, metrics)) {
            bench[0] = open;
            assertThat(metrics.text())
                    .contains("airflow_ti_failures_total 0.0", "airflow_scheduler_heartbeat_total 0.0");
            open.file(
                    """
                    t:
                      is_paused_upon_creation: false
                      tasks:
                        a: {RUN ok}
                        b: {RUN fail, retries: 1, retry_delay: 0}
                        wait:
                          operator: airflow.sensors.bash.BashSensor
                          bash_command: htsd fail
                          mode: reschedule
                          timeout: 50
                    bad: {tasks: {a: {operator: nothing}}}
                    """,
                    true);
            metrics.loaded(open.bag.files(), Map.of());
            open.trigger("r1");
            open.settle();
            open.clock.tick(Duration.ofSeconds(90));
            open.workers("one").renew();
            open.settle();
            assertThat(metrics.text())
                    .contains(
                            "airflow_ti_successes_total 1.0",
                            "airflow_ti_failures_total 3.0",
                            "airflow_scheduler_heartbeat_total 1.0",
                            "airflow_ti_start_total{dag_id=\"t\",task_id=\"b\"} 2.0",
                            "airflow_ti_finish_total{dag_id=\"t\",state=\"up_for_retry\",task_id=\"b\"} 1.0",
                            "airflow_ti_finish_total{dag_id=\"t\",state=\"failed\",task_id=\"b\"} 1.0",
                            "airflow_operator_failures_total{operator=\"BashOperator\"} 2.0",
                            "airflow_dagrun_duration_failed_seconds_sum{dag_id=\"t\"} 90.0",
                            "airflow_pool_open_slots{pool_name=\"default_pool\"} 128.0",
                            "airflow_dagbag_size 1.0",
                            "airflow_dag_processing_import_errors 1.0");
        }
    }

    @Test
    void slots_in_use_are_those_of_all_schedulers() {
        try (var bench = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD)) {
            bench.file("t:\n  is_paused_upon_creation: false\n  max_active_tasks: 2\n  tasks:\n"
                    + "    a: {RUN ok, pool_slots: 3}\n    b: {RUN ok}\n    c: {RUN ok}\n");
            bench.trigger("r1");
            bench.planner.pass();
            var now = Occupancy.of(bench.database, bench.bag);
            assertThat(now.queued()).isEqualTo(2);
            assertThat(now.running()).isZero();
            assertThat(now.pools()).containsEntry("default_pool", new Occupancy.Pool(128, 4, 0, 1));
            assertThat(now.pools().get("default_pool").open()).isEqualTo(124);
        }
    }
}

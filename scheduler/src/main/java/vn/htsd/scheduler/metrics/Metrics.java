package vn.htsd.scheduler.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.engine.Listener;
import vn.htsd.scheduler.engine.Occupancy;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.StoredRun;

/**
 * Counts what happens in this scheduler, in Prometheus' format. A metric has Airflow's name with {@code airflow_} before it,
 * underscores for dots, and a label for what varies in the name: {@code dagrun.duration.success.<dag>} is {@code
 * airflow_dagrun_duration_success_seconds{dag_id="…"}}, {@code ti_failures} is {@code airflow_ti_failures_total}. What is counted
 * by DAG is so for the first thousand DAGs that run: then only the totals go on.
 */
public final class Metrics implements Listener, AutoCloseable {
    private static final int MOST_DAGS = 1000;
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger dags = new AtomicInteger();
    private final AtomicInteger importErrors = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final MultiGauge poolOpen = pools("open_slots");
    private final MultiGauge poolQueued = pools("queued_slots");
    private final MultiGauge poolRunning = pools("running_slots");
    private final MultiGauge poolScheduled = pools("scheduled_slots");
    private final Supplier<Occupancy> occupancy;
    private final int parallelism;
    private long looked = System.nanoTime() - FRESH.toNanos() - 1;

    /**
     * @param occupancy who uses the slots now; asked for at most every five seconds, and only when somebody looks
     * @param parallelism how many tasks may run at a time
     */
    public Metrics(Supplier<Occupancy> occupancy, int parallelism) {
        this.occupancy = occupancy;
        this.parallelism = parallelism;
        registry.config()
                .meterFilter(MeterFilter.maximumAllowableTags("airflow.ti", "dag_id", MOST_DAGS, MeterFilter.deny()))
                .meterFilter(
                        MeterFilter.maximumAllowableTags("airflow.dagrun", "dag_id", MOST_DAGS, MeterFilter.deny()))
                .meterFilter(MeterFilter.maximumAllowableTags("airflow.task", "dag_id", MOST_DAGS, MeterFilter.deny()));
        gauge("dagbag_size", dags);
        gauge("dag_processing.import_errors", importErrors);
        gauge("executor.queued_tasks", queued);
        gauge("executor.running_tasks", running);
        gauge("executor.open_slots", open);
        for (var total : List.of("ti_failures", "ti_successes", "scheduler_heartbeat")) {
            registry.counter("airflow." + total); // there from the start, so that its absence means trouble
        }
    }

    private void gauge(String name, AtomicInteger value) {
        Gauge.builder("airflow." + name, value, AtomicInteger::get).register(registry);
    }

    private MultiGauge pools(String name) {
        return MultiGauge.builder("airflow.pool." + name).register(registry);
    }

    @Override
    public void loaded(List<DagFile> files, Map<String, Instant> next) {
        dags.set(files.stream().mapToInt(file -> file.dags().size()).sum());
        importErrors.set(files.stream().mapToInt(file -> file.errors().size()).sum());
    }

    @Override
    public void started(StoredRun run) {
        timer("dagrun.schedule_delay", Tags.of("dag_id", run.dagId()), between(run.runAfter(), run.start()));
    }

    @Override
    public void ended(StoredRun run, DagRunState state, List<String> failed) {
        timer("dagrun.duration." + state.code(), Tags.of("dag_id", run.dagId()), between(run.start(), run.end()));
    }

    @Override
    public void began(StoredRun run, Task task, int number) {
        registry.counter("airflow.ti.start", Tags.of("dag_id", run.dagId(), "task_id", task.id()))
                .increment();
    }

    @Override
    public void finished(StoredRun run, Task task, int number, TaskState state, @Nullable Duration took) {
        var which = Tags.of("dag_id", run.dagId(), "task_id", task.id());
        registry.counter("airflow.ti.finish", which.and("state", String.valueOf(state.code())))
                .increment();
        if (took != null) {
            timer("task.duration", which, took);
        }
        var operator = Tags.of("operator", task.operator().name());
        if (state == TaskState.SUCCESS) {
            registry.counter("airflow.ti_successes").increment();
            registry.counter("airflow.operator_successes", operator).increment();
        } else if (state == TaskState.FAILED || state == TaskState.UP_FOR_RETRY) {
            registry.counter("airflow.ti_failures").increment();
            registry.counter("airflow.operator_failures", operator).increment();
        }
    }

    @Override
    public void beat() {
        registry.counter("airflow.scheduler_heartbeat").increment();
    }

    private void timer(String name, Tags tags, @Nullable Duration took) {
        if (took != null) {
            Timer.builder("airflow." + name).tags(tags).register(registry).record(took);
        }
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }

    @Override
    public void close() {
        registry.close();
    }

    /** All of it, as Prometheus reads it. */
    public synchronized String text() {
        if (System.nanoTime() - looked > FRESH.toNanos()) {
            look(occupancy.get());
            looked = System.nanoTime();
        }
        return registry.scrape();
    }

    private void look(Occupancy now) {
        queued.set(now.queued());
        running.set(now.running());
        open.set(parallelism - now.queued() - now.running());
        rows(poolOpen, now, Occupancy.Pool::open);
        rows(poolQueued, now, Occupancy.Pool::queued);
        rows(poolRunning, now, Occupancy.Pool::running);
        rows(poolScheduled, now, Occupancy.Pool::scheduled);
    }

    private static void rows(MultiGauge gauge, Occupancy now, ToIntFunction<Occupancy.Pool> value) {
        gauge.register(
                now.pools().entrySet().stream()
                        .map(pool -> MultiGauge.Row.of(
                                Tags.of("pool_name", pool.getKey()), value.applyAsInt(pool.getValue())))
                        .toList(),
                true);
    }
}

package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.scheduler.app.FailureLetters;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.ImportError;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Engine;
import vn.htsd.scheduler.engine.Listener;
import vn.htsd.scheduler.engine.Occupancy;
import vn.htsd.scheduler.metrics.Metrics;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.StoredRun;

@Command(name = "serve", abbreviateSynopsis = true)
final class ServeCommand implements Callable<Integer> {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(CampaignCatalogue.ZONE);

    private final Htsd htsd;

    ServeCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** Runs until the process is asked to end; the hook waits until every child is gone. */
    @Override
    public Integer call() throws InterruptedException {
        var assembly = htsd.forWriting();
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var hook = new Thread(() -> {
            stop.countDown();
            await(stopped);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        var bag = new DagBag(assembly.workspace().dags(), htsd::reading, htsd.clock());
        var runners = new Runners(htsd);
        var attempts = runners.attempts(assembly);
        try (var letters = new FailureLetters(assembly.config().mail(), runners.postbox(assembly), htsd.locale());
                var database = Database.open(assembly.database());
                var metrics = new Metrics(
                        () -> Occupancy.of(database, bag),
                        assembly.config().engine().parallelism());
                var engine = Engine.start(
                        database,
                        bag,
                        assembly.config().engine(),
                        attempts,
                        htsd.clock(),
                        new Announcer().and(letters).and(metrics));
                var server = new Listening(htsd, assembly).open(database, bag, engine, metrics)) {
            // Asked for here: every command is made at start, and a logger of its own would start the logging with it.
            LoggerFactory.getLogger(ServeCommand.class).info("Scheduler {} works", engine.owner());
            server.announce();
            stop.await();
            htsd.tell("serve.stopping");
        } finally {
            assembly.close();
            stopped.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whoever watches the terminal. */
    private final class Announcer implements Listener {
        @Override
        public void loaded(List<DagFile> files, Map<String, Instant> next) {
            long dags = files.stream().mapToLong(file -> file.dags().size()).sum();
            htsd.tell("serve.loaded", dags, htsd.workspace().dags());
            for (var file : files) {
                file.dags().forEach(dag -> {
                    var moment = next.get(dag.id());
                    var state = dag.paused() ? "serve.paused" : moment == null ? "serve.by_hand" : "serve.next";
                    htsd.tell(state, dag.id(), dag.schedule().text(), moment == null ? "" : MOMENT.format(moment));
                });
                file.errors().forEach(this::error);
            }
        }

        private void error(ImportError error) {
            htsd.tell(
                    "dags.error",
                    error.file(),
                    error.line(),
                    error.dag(),
                    error.key(),
                    error.reason().in(htsd.locale()));
        }

        @Override
        public void started(StoredRun run) {
            htsd.tell("serve.started", run.dagId(), run.runId());
        }

        @Override
        public void ended(StoredRun run, DagRunState state, List<String> failed) {
            Path logs = htsd.workspace().logs().resolve("dag_id=" + run.dagId()).resolve("run_id=" + run.runId());
            htsd.tell(state == DagRunState.SUCCESS ? "serve.succeeded" : "serve.failed", run.dagId(), failed, logs);
        }
    }
}

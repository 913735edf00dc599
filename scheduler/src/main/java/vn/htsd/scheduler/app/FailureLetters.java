package vn.htsd.scheduler.app;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.engine.Listener;
import vn.htsd.scheduler.mail.Letter;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.mail.Postbox;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.StoredRun;

/**
 * Writes to people when a run of a DAG failed: to those of the settings, and to those whom the failed tasks name in
 * {@code email}. A letter that cannot be sent is a line in the log: nothing else waits for it.
 */
public final class FailureLetters implements Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLetters.class);
    private static final String BUNDLE = "vn.htsd.scheduler.app.messages";
    private static final int PATIENCE_SECONDS = 35;

    private final MailSettings settings;
    private final Postbox postbox;
    private final Locale locale;
    private final Map<String, Dag> dags = new ConcurrentHashMap<>();
    private final ExecutorService sending = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "failure-letters");
        thread.setDaemon(true);
        return thread;
    });

    /** @param locale of the letters */
    public FailureLetters(MailSettings settings, Postbox postbox, Locale locale) {
        this.settings = settings;
        this.postbox = postbox;
        this.locale = locale;
    }

    @Override
    public void loaded(List<DagFile> files, Map<String, Instant> next) {
        files.forEach(file -> file.dags().forEach(dag -> dags.put(dag.id(), dag)));
    }

    @Override
    public void started(StoredRun run) {}

    @Override
    public void ended(StoredRun run, DagRunState state, List<String> failed) {
        var to = state == DagRunState.FAILED && settings.isSet() ? readers(run.dagId(), failed) : Set.<String>of();
        if (!to.isEmpty()) {
            sending.submit(() -> send(letter(List.copyOf(to), run, failed)));
        }
    }

    private Set<String> readers(String dagId, List<String> failed) {
        var readers = new LinkedHashSet<>(settings.to());
        var dag = dags.get(dagId);
        if (dag != null) {
            dag.tasks().stream()
                    .filter(task -> failed.contains(task.id()) && task.notes().emailOnFailure())
                    .forEach(task -> readers.addAll(task.notes().email()));
        }
        return readers;
    }

    private Letter letter(List<String> to, StoredRun run, List<String> failed) {
        var tasks = failed.isEmpty() ? "–" : String.join(", ", failed);
        var look = failed.isEmpty()
                ? "htsd tasks states-for-dag-run " + run.dagId() + " " + run.runId()
                : "htsd tasks logs " + run.dagId() + " " + failed.get(0) + " " + run.runId();
        return Letter.plain(
                to,
                Message.of(BUNDLE, "failure_subject", run.dagId()).in(locale),
                Message.of(BUNDLE, "failure_text", run.dagId(), run.runId(), tasks, look)
                        .in(locale),
                List.of());
    }

    private void send(Letter letter) {
        try {
            postbox.send(letter);
        } catch (HtsdException | IllegalStateException notSent) {
            LOG.warn("{} was not sent: {}", letter.subject(), notSent.getMessage());
        }
    }

    /** What was to be sent is sent first, within half a minute. */
    @Override
    public void close() {
        sending.shutdown();
        try {
            if (!sending.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some letters about failures were not sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package vn.htsd.scheduler.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of every run of a step: what it read, what it wrote, how it ended. An event that cannot be told is logged, and the work
 * goes on.
 */
public final class Lineage {
    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);
    /** Longer than this no step waits for a server. */
    private static final int PATIENCE_MILLIS = 3_000;

    private final Path home;
    private final LineageSettings settings;
    private final Clock clock;

    /** @param home what the file of events is named below */
    public Lineage(Path home, LineageSettings settings, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Does {@code work} as a run of {@code job}.
     *
     * @param parent the run that this one is a part of; null for none
     * @param work is given its own run, for the parts that it has
     * @param outputs what was written, to judge by the result
     */
    public <T> T told(
            String job,
            @Nullable Begun parent,
            List<Data> inputs,
            Function<Begun, T> work,
            Function<T, List<Data>> outputs) {
        var begun = new Begun(job, UUID.randomUUID(), parent, inputs);
        var events = new Events();
        events.tell(each -> each.started(begun, clock.instant()));
        try {
            var result = work.apply(begun);
            events.tell(each -> each.completed(begun, outputs.apply(result), clock.instant()));
            return result;
        } catch (RuntimeException | Error failed) {
            events.tell(each -> each.failed(begun, failed, clock.instant()));
            throw failed;
        }
    }

    /** The makers of events and the ways out, opened for one run: a server is not waited for twice. */
    private final class Events {
        private @Nullable RunEvents made;
        private boolean silent = settings.file() == null && settings.url() == null;

        void tell(Function<RunEvents, RunEvent> event) {
            if (silent) {
                return;
            }
            try {
                var events = made == null ? new RunEvents() : made;
                made = events;
                emit(event.apply(events));
            } catch (Exception | LinkageError e) {
                silent = true;
                LOG.warn("The lineage of this run could not be told", e);
            }
        }
    }

    private void emit(RunEvent event) throws Exception {
        for (var way : ways()) {
            var transport = way.get();
            try {
                transport.emit(event);
            } finally {
                transport.close();
            }
        }
    }

    private List<Supplier<Transport>> ways() throws IOException {
        var ways = new ArrayList<Supplier<Transport>>();
        var file = settings.file();
        if (file != null) {
            var target = home.resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            ways.add(() -> new FileTransport(new FileConfig(target.toString())));
        }
        var url = settings.url();
        if (url != null) {
            ways.add(() -> {
                var config = new HttpConfig();
                config.setUrl(url);
                config.setTimeoutInMillis(PATIENCE_MILLIS);
                return new HttpTransport(config);
            });
        }
        return ways;
    }
}

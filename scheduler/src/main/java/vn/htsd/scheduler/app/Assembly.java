package vn.htsd.scheduler.app;

import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Correction;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.answer.AnsweredFiles;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.sample.SampleSeason;
import vn.htsd.ingest.template.Templates;
import vn.htsd.reports.Reports;
import vn.htsd.reports.query.AnalystSql;
import vn.htsd.reports.query.DeclaredDifference;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.scheduler.engine.Fingerprint;
import vn.htsd.scheduler.lineage.Lineage;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.transform.Transform;

/**
 * Builds everything of one workspace by hand, when it is first asked for. A server keeps one and Spark stays warm in it;
 * forms and reference are read anew when their files change.
 */
public final class Assembly implements AutoCloseable {
    static final String BUNDLE = "vn.htsd.scheduler.app.messages";

    private final Workspace workspace;
    private final Config config;
    private final Clock clock;
    private @Nullable Loaded loaded;
    private @Nullable Transform transform;
    private @Nullable Loaded transformLoaded;

    public Assembly(Workspace workspace, Config config, Clock clock) {
        this.workspace = workspace;
        this.config = config;
        this.clock = clock;
    }

    /** Forms and reference as their files were. */
    private record Loaded(String fingerprint, FormCatalogue forms, Reference reference) {}

    public Workspace workspace() {
        return workspace;
    }

    public Config config() {
        return config;
    }

    public Clock clock() {
        return clock;
    }

    /** Where the run store of the scheduler lies: as set, else a file in the workspace. */
    public DatabaseSettings database() {
        var set = config.database();
        return set == null ? DatabaseSettings.inFile(workspace.home().resolve("scheduler")) : set;
    }

    public Reference reference() {
        return loaded().reference();
    }

    public Ingest ingest() {
        var now = loaded();
        return new Ingest(workspace, now.forms(), now.reference(), clock, config.limits());
    }

    public Correction correction() {
        var now = loaded();
        return new Correction(workspace, now.forms(), now.reference(), clock, config.limits());
    }

    public Lineage lineage() {
        return new Lineage(workspace.home(), config.lineage(), clock);
    }

    public AnsweredFiles answers() {
        return new AnsweredFiles(workspace);
    }

    public SampleSeason sample() {
        var now = loaded();
        return new SampleSeason(now.forms(), now.reference());
    }

    public Templates templates() {
        var now = loaded();
        return new Templates(now.forms(), now.reference());
    }

    /** The caller holds the workspace lock, so nobody else uses the one that this may replace. */
    public synchronized Transform transform() {
        var now = loaded();
        var open = transform;
        if (open != null && now.equals(transformLoaded)) {
            return open;
        }
        if (open != null) {
            open.close();
        }
        var fresh = new Transform(workspace, now.forms(), now.reference(), config.sparkMaster(), config.trend(), clock);
        transform = fresh;
        transformLoaded = now;
        return fresh;
    }

    public Reports reports() {
        return new Reports(workspace, config.issue());
    }

    /** @throws HtsdException if nothing was published yet */
    public AnalystSql sql() {
        if (!Files.isRegularFile(workspace.warehouse())) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "no_warehouse", workspace.warehouse()));
        }
        return new AnalystSql(workspace.warehouse());
    }

    /**
     * Where declarations and details of the published build differ.
     *
     * @throws HtsdException if nothing was published yet
     */
    public List<DeclaredDifference> differences(int campaign, String family) {
        if (!Files.isRegularFile(workspace.warehouse())) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "no_warehouse", workspace.warehouse()));
        }
        try (var warehouse = new Warehouse(workspace.warehouse())) {
            return DeclaredDifference.read(warehouse, campaign, family);
        }
    }

    /** Reads the archived files again, to show what stands in their cells. */
    public ArchivedCells archivedCells() {
        var now = loaded();
        return new ArchivedCells(new Archive(workspace.archive()), now.forms(), now.reference(), config.limits());
    }

    private synchronized Loaded loaded() {
        var fingerprint = Fingerprint.of(workspace.forms()) + Fingerprint.of(workspace.reference());
        var before = loaded;
        if (before != null && before.fingerprint().equals(fingerprint)) {
            return before;
        }
        var now = new Loaded(
                fingerprint, FormCatalogue.withFormsOf(workspace.forms()), Reference.of(workspace.reference()));
        loaded = now;
        return now;
    }

    @Override
    public synchronized void close() {
        if (transform != null) {
            transform.close();
            transform = null;
        }
    }
}

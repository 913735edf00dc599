package vn.htsd.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.release.Releases;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.harmonise.TrendSettings;
import vn.htsd.transform.mart.Geographies;
import vn.htsd.transform.mart.Marts;
import vn.htsd.transform.mart.ReleasedFigures;
import vn.htsd.transform.publish.BuildInputs;
import vn.htsd.transform.publish.BuildManifest;
import vn.htsd.transform.publish.BuildPublisher;
import vn.htsd.transform.publish.Increment;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Effort;
import vn.htsd.transform.stage.LandingReader;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** Builds the warehouse from landing and reference, and publishes it. */
public final class Transform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transform.class);

    private final Workspace workspace;
    private final FormCatalogue forms;
    private final Reference reference;
    private final String sparkMaster;
    private final TrendSettings trend;
    private final BuildPublisher publisher;
    private final @Nullable Effort effort;
    private final Branches branches;
    private @Nullable SparkSession session;
    private boolean ownsSession;
    private @Nullable Geographies geographies;

    /**
     * @param sparkMaster Spark's master URL, {@code local[*]} on one machine; the session opens at the first build and stays
     *     warm until {@link #close}; one that runs in this process already is used, and left running
     * @param trend when two years may be compared, and whose figures of them
     * @param clock dates publications
     */
    public Transform(
            Workspace workspace,
            FormCatalogue forms,
            Reference reference,
            String sparkMaster,
            TrendSettings trend,
            Clock clock) {
        this(
                workspace,
                forms,
                reference,
                sparkMaster,
                trend,
                new BuildPublisher(workspace, clock),
                null,
                Branches.STANDARD);
    }

    /** Where nobody keeps a log of publications. */
    public Transform(Workspace workspace, FormCatalogue forms, Reference reference, String sparkMaster) {
        this(workspace, forms, reference, sparkMaster, null, Branches.STANDARD);
    }

    /**
     * @param effort whatever the size of the season; null for what its size is worth
     * @param branches which campaigns are divided
     */
    Transform(
            Workspace workspace,
            FormCatalogue forms,
            Reference reference,
            String sparkMaster,
            @Nullable Effort effort,
            Branches branches) {
        this(
                workspace,
                forms,
                reference,
                sparkMaster,
                TrendSettings.STANDARD,
                new BuildPublisher(workspace, null),
                effort,
                branches);
    }

    Transform(
            Workspace workspace,
            FormCatalogue forms,
            Reference reference,
            String sparkMaster,
            TrendSettings trend,
            BuildPublisher publisher,
            @Nullable Effort effort,
            Branches branches) {
        this.workspace = workspace;
        this.forms = forms;
        this.reference = reference;
        this.sparkMaster = sparkMaster;
        this.trend = trend;
        this.publisher = publisher;
        this.effort = effort;
        this.branches = branches;
    }

    /**
     * Builds and publishes; the caller holds the workspace lock. If the published build is already made from the same
     * inputs, nothing happens and {@link TransformSummary#unchanged} says so without opening Spark. Campaigns in which nothing
     * changed since the published build are taken over from it.
     *
     * @param asOf only what was received until then counts; null for everything
     */
    public TransformSummary run(@Nullable Instant asOf, Progress progress) {
        var inputs = BuildInputs.of(workspace, reference, trend, asOf);
        if (publisher.published().filter(inputs.buildId()::equals).isPresent()) {
            return new TransformSummary(inputs.buildId(), true, 0);
        }
        var made = make(inputs, progress);
        progress.beforePublication();
        publisher.publish(inputs.buildId(), made.warehouse());
        return new TransformSummary(inputs.buildId(), false, made.submissions());
    }

    /**
     * One build that nobody sees yet.
     *
     * @param warehouse its file, which the caller moves to where it belongs
     */
    public record Unpublished(String buildId, Path warehouse, long submissions) {}

    /**
     * Builds what is to be a release and shows it to nobody; the caller holds the workspace lock.
     *
     * @param asOf the moment to build as of; null for everything received
     * @param campaign the one that is released, which shows its own figures
     */
    public Unpublished build(@Nullable Instant asOf, int campaign, Progress progress) {
        return make(BuildInputs.of(workspace, reference, trend, asOf, campaign), progress);
    }

    /**
     * The same of what the published build was made from.
     *
     * @param asOf the moment that it looks at
     * @throws HtsdException if it was made from something else than there is now
     */
    public Unpublished buildPublished(@Nullable Instant asOf, int campaign, Progress progress) {
        var inputs = BuildInputs.of(workspace, reference, trend, asOf, campaign);
        publisher.requireCurrent(inputs);
        return make(inputs, progress);
    }

    /** What breaks off, whether it fails or is interrupted, leaves no job of Spark behind that works on for nobody. */
    private Unpublished make(BuildInputs inputs, Progress progress) {
        var context = spark().sparkContext();
        var group = "transform-" + inputs.buildId();
        context.setJobGroup(group, group, true);
        boolean made = false;
        try {
            var unpublished = makeIn(inputs, progress);
            made = true;
            return unpublished;
        } finally {
            if (!made) {
                context.cancelJobGroup(group);
            }
            context.clearJobGroup();
        }
    }

    private Unpublished makeIn(BuildInputs inputs, Progress progress) {
        var increment = Increment.of(workspace, inputs, reference.register().aliases());
        var staged = staged(inputs, increment);
        // Whatever the scope, everybody is known.
        var directories = staged.directoryDigests();
        if (!increment.knows(directories)) {
            var ofWhole = increment.ofWholeCampaigns();
            increment = ofWhole.knows(directories) ? ofWhole : Increment.whole(inputs);
            LOG.info("Who takes part changed, too: made anew are {}", increment.scope());
            staged = staged(inputs, increment);
        }
        LOG.info(
                "Staged {} from {} batches",
                increment.scope(),
                increment.batches().size());
        var carried = carried(increment);
        var received = Received.of(staged, carried);
        var marts = Marts.of(
                staged,
                carried,
                forms,
                geographies(),
                trend.comparability(),
                released(inputs, received.last()),
                ApprovedPhotos.of(workspace.reference()),
                directories.equals(increment.directories()));
        LOG.info("Computed facts and summaries");
        var rows = Schemas.rows(spark(), List.of(buildRow(received, inputs)), Tables.BUILD);
        var warehouse = publisher.make(inputs, increment, marts, directories, rows, progress);
        return new Unpublished(inputs.buildId(), warehouse, received.submissions());
    }

    private Staged staged(BuildInputs inputs, Increment increment) {
        Objects.requireNonNullElseGet(effort, () -> Effort.of(bytes(increment.batches())))
                .settle(spark());
        var landing = new LandingReader(spark(), increment.batches());
        return Staged.of(spark(), landing, carried(increment), inputs.decisions(), inputs.asOf(), branches);
    }

    private static long bytes(List<Path> batches) {
        long bytes = 0;
        for (var batch : batches) {
            try (var files = Files.list(batch)) {
                for (var file : files.toList()) {
                    bytes += Files.size(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    private Carried carried(Increment increment) {
        return new Carried(spark(), increment.base(), increment.scope(), reference);
    }

    private ReleasedFigures released(BuildInputs inputs, @Nullable Instant lastReceived) {
        var releases = new Releases(workspace);
        return new ReleasedFigures(
                spark(),
                inputs.vintages().until(lastReceived),
                release -> releases.figures(release).orElseThrow(),
                release -> BuildManifest.read(releases.figures(release).orElseThrow())
                        .filter(manifest -> manifest.program().equals(inputs.program())
                                && manifest.reference().equals(inputs.referenceDigest()))
                        .isPresent());
    }

    /**
     * What came, whatever its campaign.
     *
     * @param last null where nothing came
     */
    private record Received(@Nullable Instant last, long submissions, boolean synthetic) {
        static Received of(Staged staged, Carried carried) {
            var totals = carried.withSubmissions(staged.reports())
                    .agg(max("received_at"), count(lit(1)), coalesce(max("synthetic"), lit(false)))
                    .first();
            return new Received(
                    totals.isNullAt(0) ? null : totals.getInstant(0), totals.getLong(1), totals.getBoolean(2));
        }
    }

    private Row buildRow(Received received, BuildInputs inputs) {
        return RowFactory.create(
                inputs.buildId(),
                inputs.asOf(),
                received.last(),
                received.submissions(),
                inputs.referenceDigest(),
                inputs.program(),
                received.synthetic(),
                trend.comparability().smallestBase(),
                trend.comparability().enoughCoverage(),
                trend.comparability().mostEstimated());
    }

    private synchronized Geographies geographies() {
        var known = geographies;
        if (known == null) {
            known = Geographies.of(spark(), reference);
            geographies = known;
        }
        return known;
    }

    private synchronized SparkSession spark() {
        var open = session;
        if (open == null) {
            var running = SparkSessions.running();
            ownsSession = running.isEmpty();
            open = running.orElseGet(() -> SparkSessions.open(sparkMaster, workspace.scratch()));
            session = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            if (ownsSession) {
                session.stop();
            }
            session = null;
            geographies = null;
        }
    }
}

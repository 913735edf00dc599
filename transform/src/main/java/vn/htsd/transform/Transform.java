package vn.htsd.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.mart.Marts;
import vn.htsd.transform.mart.TrendSettings;
import vn.htsd.transform.publish.BuildInputs;
import vn.htsd.transform.publish.BuildPublisher;
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
    private final Comparability comparability;
    private @Nullable SparkSession session;

    /**
     * @param sparkMaster Spark's master URL, {@code local[*]} on one machine; the session opens at the first build and stays
     *     warm until {@link #close}
     */
    public Transform(Workspace workspace, FormCatalogue forms, Reference reference, String sparkMaster) {
        this(workspace, forms, reference, sparkMaster, Comparability.STANDARD);
    }

    /** @param comparability when two years may be compared */
    public Transform(
            Workspace workspace,
            FormCatalogue forms,
            Reference reference,
            String sparkMaster,
            Comparability comparability) {
        this.workspace = workspace;
        this.forms = forms;
        this.reference = reference;
        this.sparkMaster = sparkMaster;
        this.comparability = comparability;
    }

    /**
     * Builds and publishes; the caller holds the workspace lock. If the published build is already made from the same
     * inputs, nothing happens and {@link TransformSummary#unchanged} says so without opening Spark.
     *
     * @param asOf only what was received until then counts; null for everything
     */
    public TransformSummary run(@Nullable Instant asOf, Progress progress) {
        var inputs = BuildInputs.of(workspace, reference, comparability.toString(), asOf);
        var publisher = new BuildPublisher(workspace);
        if (publisher.published().filter(inputs.buildId()::equals).isPresent()) {
            return new TransformSummary(inputs.buildId(), true, 0);
        }
        var spark = spark();
        var staged = Staged.of(spark, new LandingReader(spark, inputs.batches()), reference, inputs.decisions(), asOf);
        LOG.info("Staged {} batches", inputs.batches().size());
        var tables = new LinkedHashMap<>(Marts.of(
                staged, forms, new TrendSettings(comparability, asOf), ApprovedPhotos.of(workspace.reference())));
        LOG.info("Computed facts and summaries");
        var build = buildRow(staged, inputs);
        tables.put(Tables.BUILD, Schemas.rows(spark, List.of(build), Tables.BUILD));
        publisher.publish(inputs, tables, progress);
        return new TransformSummary(
                inputs.buildId(),
                false,
                build.getLong(Tables.BUILD.columnNames().indexOf("submissions")));
    }

    private static Row buildRow(Staged staged, BuildInputs inputs) {
        var totals = staged.reports()
                .agg(max("received_at"), count(lit(1)), coalesce(max("synthetic"), lit(false)))
                .first();
        return RowFactory.create(
                inputs.buildId(),
                inputs.asOf(),
                totals.isNullAt(0) ? null : totals.get(0),
                totals.getLong(1),
                inputs.referenceDigest(),
                inputs.program(),
                totals.getBoolean(2));
    }

    private synchronized SparkSession spark() {
        var open = session;
        if (open == null) {
            open = SparkSessions.open(sparkMaster, workspace.scratch());
            session = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }
}

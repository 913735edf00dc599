package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;

/**
 * Reads the landed batches. The same bytes may lie in two batches (returned, then checked anew with a newer reference):
 * then the batch that accepted them counts, and only its rows are read.
 */
public final class LandingReader {
    private static final String BATCH = "batch";

    private final SparkSession spark;
    private final List<Path> batches;

    public LandingReader(SparkSession spark, List<Path> batches) {
        this.spark = spark;
        this.batches = List.copyOf(batches);
    }

    /**
     * One row a submission of the campaigns in {@code scope}, with the {@code batch} it counts from; nothing received after
     * {@code asOf}. A submission landed under several years has all of them in the scope, or none.
     */
    public Dataset<Row> reports(@Nullable Instant asOf, Scope scope) {
        var all = scope.within(table(Tables.LANDED_REPORT));
        var inTime = asOf == null ? all : all.where(col("received_at").leq(Timestamp.from(asOf)));
        var best = Window.partitionBy("submission_id")
                .orderBy(
                        when(col("status").equalTo("returned"), 1).otherwise(0),
                        // A document that nobody could place may come again under a name that tells.
                        col("reporter_code").isNull(),
                        col(BATCH));
        return inTime.withColumn("place", row_number().over(best))
                // Whether a reporter was on time is decided by the first receipt, whenever its file became acceptable.
                .withColumn("received_at", min("received_at").over(Window.partitionBy("submission_id")))
                .where(col("place").equalTo(1))
                .drop("place");
    }

    /**
     * The rows of {@code table} that belong to {@code reports}, with the columns of these. Reports are few beside their rows:
     * they go to the rows, which stay where they are.
     */
    public Dataset<Row> rowsOf(TableSpec table, Dataset<Row> reports) {
        return table(table)
                .join(broadcast(reports), new String[] {"submission_id", BATCH})
                .drop(BATCH);
    }

    private Dataset<Row> table(TableSpec table) {
        var files = batches.stream()
                .map(batch -> batch.resolve(table.name() + ".parquet"))
                .filter(Files::exists)
                .map(SparkPath::toRead)
                .toArray(String[]::new);
        var rows = files.length == 0
                ? spark.createDataFrame(List.of(), Schemas.of(table))
                : Effort.together(spark.read().schema(Schemas.of(table)).parquet(files));
        return files.length == 0
                ? rows.withColumn(BATCH, org.apache.spark.sql.functions.lit(""))
                : rows.withColumn(BATCH, directory(col("_metadata.file_path")));
    }

    /** The last directory of a path, which Spark writes as a URI; the name of a batch needs no escapes. */
    private static Column directory(Column path) {
        return substring_index(substring_index(path, "/", -2), "/", 1);
    }
}

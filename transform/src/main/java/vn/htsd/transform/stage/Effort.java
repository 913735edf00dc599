package vn.htsd.transform.stage;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How much Spark prepares for a build. Of a great season it compiles code for every plan, and shares the rows out among tasks.
 * Of a small one that preparation takes longer than the rows: there every step is one task, in which no row changes place,
 * nothing is sent ahead, and no code is compiled. The rows are the same.
 */
public final class Effort {
    /** Bytes of landing: some two thousand reports. */
    private static final long SMALL = 2L * 1024 * 1024;

    /** Bytes of landing up to which compiling code for whole plans takes longer than the rows do without it. */
    private static final long MIDDLING = 8L * 1024 * 1024;

    private static final String TASKS = "spark.sql.shuffle.partitions";

    private static final Map<String, String> ONE_TASK = Map.of(
            TASKS,
            "1",
            "spark.sql.files.minPartitionNum",
            "1",
            "spark.sql.files.openCostInBytes",
            "0",
            "spark.sql.leafNodeDefaultParallelism",
            "1",
            "spark.sql.codegen.factoryMode",
            "NO_CODEGEN",
            "spark.sql.autoBroadcastJoinThreshold",
            "-1",
            "spark.sql.optimizer.disableHints",
            "true");

    private Effort() {}

    /** Settles it for all that is planned from now on. */
    public static void settle(SparkSession spark, long landingBytes) {
        var conf = spark.conf();
        conf.set("spark.sql.codegen.wholeStage", landingBytes > MIDDLING);
        if (landingBytes <= SMALL) {
            ONE_TASK.forEach(conf::set);
        } else {
            ONE_TASK.keySet().forEach(conf::unset);
        }
    }

    /** The rows in one place, where one task does everything. */
    public static Dataset<Row> together(Dataset<Row> rows) {
        return isOneTask(rows) ? rows.coalesce(1) : rows;
    }

    /** Whether a season is so small. */
    public static boolean isOneTask(Dataset<Row> rows) {
        return rows.sparkSession().conf().get(TASKS).equals("1");
    }
}

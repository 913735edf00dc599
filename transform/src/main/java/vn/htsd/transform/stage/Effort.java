package vn.htsd.transform.stage;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** How much Spark prepares for a build. The rows are the same. */
public enum Effort {
    /**
     * Of a small season, preparing takes longer than the rows: every step is one task, in which no row changes place, nothing is
     * sent ahead, and no code is compiled.
     */
    ONE_TASK,
    /** The rows are shared out among tasks, but compiling code for whole plans would take longer than the rows do without. */
    SHARED,
    /** Code is compiled for every plan. */
    COMPILED;

    /** Bytes of landing: some two thousand reports. */
    private static final long SMALL = 2L * 1024 * 1024;

    private static final long MIDDLING = 8L * 1024 * 1024;

    private static final String TASKS = "spark.sql.shuffle.partitions";

    private static final Map<String, String> IN_ONE_TASK = Map.of(
            "spark.sql.files.minPartitionNum", "1",
            "spark.sql.files.openCostInBytes", "0",
            "spark.sql.leafNodeDefaultParallelism", "1",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.autoBroadcastJoinThreshold", "-1");

    /** What a season of so many bytes of landing is worth. */
    public static Effort of(long bytes) {
        return bytes <= SMALL ? ONE_TASK : bytes <= MIDDLING ? SHARED : COMPILED;
    }

    /** Settles it for all that is planned from now on. */
    public void settle(SparkSession spark) {
        var conf = spark.conf();
        conf.set("spark.sql.codegen.wholeStage", this == COMPILED);
        if (this == ONE_TASK) {
            conf.set(TASKS, "1");
            IN_ONE_TASK.forEach(conf::set);
        } else {
            // A season is a few million narrow rows: two waves of tasks.
            conf.set(TASKS, 2L * Runtime.getRuntime().availableProcessors());
            IN_ONE_TASK.keySet().forEach(conf::unset);
        }
    }

    /** The rows in one place, where one task does everything. */
    public static Dataset<Row> together(Dataset<Row> rows) {
        return isOneTask(rows.sparkSession()) ? rows.coalesce(1) : rows;
    }

    /** The rows, few beside those that they are joined to, sent to every task ahead; where there is one task, they are there. */
    public static Dataset<Row> broadcast(Dataset<Row> rows) {
        return isOneTask(rows.sparkSession()) ? rows : functions.broadcast(rows);
    }

    /** Whether one task does everything in this session. */
    public static boolean isOneTask(SparkSession spark) {
        return spark.conf().get(TASKS).equals("1");
    }
}

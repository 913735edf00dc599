package vn.htsd.transform.stage;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.UnaryExecNode;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeLike;

/**
 * Where one task does everything, rows are not written to files on the way to it: it makes them where it wants them. Of a
 * small season this saves two thirds of all stages.
 */
public final class InPlace extends ColumnarRule {
    private final SparkSession spark;

    private InPlace(SparkSession spark) {
        this.spark = spark;
    }

    /** Adds the rule to a session that is about to be opened. */
    public static void extend(SparkSessionExtensions extensions) {
        extensions.injectColumnar(InPlace::new);
    }

    /** Columnar or not: this is where Spark lets a finished plan be changed. */
    @Override
    public Rule<SparkPlan> preColumnarTransitions() {
        return new Rule<>() {
            @Override
            public SparkPlan apply(SparkPlan plan) {
                return Effort.isOneTask(spark) ? inPlace(plan) : plan;
            }
        };
    }

    private static SparkPlan inPlace(SparkPlan plan) {
        var below = (SparkPlan) plan.mapChildren(child -> inPlace((SparkPlan) child));
        boolean moves = below instanceof ShuffleExchangeLike
                && below.outputPartitioning().numPartitions() == 1;
        return moves ? new CoalesceExec(1, ((UnaryExecNode) below).child()) : below;
    }
}

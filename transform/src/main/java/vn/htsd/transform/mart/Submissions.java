package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.transform.stage.Staged;

/** {@code submission} and {@code narrative}: what was sent, and the words in it. */
final class Submissions {
    private Submissions() {}

    static Dataset<Row> submissions(Staged staged) {
        return staged.reports();
    }

    /** The section is the last part of the field's path: {@code assessment.difficulties} is {@code difficulties}. */
    static Dataset<Row> narratives(Staged staged) {
        return staged.narratives().withColumn("section", lastPart());
    }

    private static org.apache.spark.sql.Column lastPart() {
        return element_at(split(col("section"), "\\."), -1);
    }
}

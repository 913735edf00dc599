package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code submission}, {@code narrative} and {@code decision}: what was sent, the words in it, and what was decided. */
final class Submissions {
    private Submissions() {}

    static Dataset<Row> submissions(Staged staged) {
        return staged.reports();
    }

    static Dataset<Row> decisions(Staged staged) {
        var rows = staged.decisions().stream()
                .map(decision -> RowFactory.create(
                        decision.id(),
                        decision.decidedAt(),
                        decision.decidedBy(),
                        decision.campaignYear(),
                        decision.node(),
                        decision.family(),
                        decision.verdict().code(),
                        decision.reason(),
                        decision.document()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.DECISION);
    }

    /** The section is the last part of the field's path: {@code assessment.difficulties} is {@code difficulties}. */
    static Dataset<Row> narratives(Staged staged) {
        return staged.narratives().withColumn("section", lastPart());
    }

    private static org.apache.spark.sql.Column lastPart() {
        return element_at(split(col("section"), "\\."), -1);
    }
}

package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * Every measure added up at each place, not below it: {@code campaign_year, branch, locality_key} and {@link #MEASURES},
 * blank where not reported. The facts are read once for all that is summed further up.
 */
final class AtPlace {
    /** All counts, but for {@code synthetic}, which is a flag. */
    static final List<String> MEASURES = List.of(
            "participants",
            "opening_participants",
            "classes",
            "sessions",
            "activities",
            "amount_vnd",
            "openings",
            "plans",
            "synthetic");

    private AtPlace() {}

    static Dataset<Row> of(Staged staged, Facts facts, Reconciliation reconciliation) {
        var rows = measures(facts.participants(), "participants", "opening_participants")
                .union(measures(facts.classes(), "classes", "sessions", "activities"))
                .union(measures(facts.funding(), "amount_vnd"))
                .union(measures(own(reconciliation, Family.OPENINGS), "openings"))
                .union(measures(own(reconciliation, Family.PLANS), "plans"))
                .union(measures(sent(staged), "synthetic"));
        return Schemas.settled(sums(rows, "campaign_year", Branches.COLUMN, "locality_key"));
    }

    /** The rows brought together by {@code key}. */
    static Dataset<Row> sums(Dataset<Row> rows, String... key) {
        var sums = new ArrayList<Column>();
        for (var measure : MEASURES) {
            sums.add((isFlag(measure) ? max(measure) : sum(measure)).as(measure));
        }
        var keys = java.util.Arrays.stream(key).map(name -> col(name)).toArray(Column[]::new);
        return rows.groupBy(keys).agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** The rows with all measures, blank but for those that they have. */
    private static Dataset<Row> measures(Dataset<Row> rows, String... present) {
        var columns = new ArrayList<Column>();
        columns.add(col("campaign_year"));
        columns.add(col(Branches.COLUMN));
        columns.add(col("locality_key"));
        for (var measure : MEASURES) {
            columns.add((List.of(present).contains(measure) ? value(measure) : lit(null))
                    .cast(isFlag(measure) ? "boolean" : "long")
                    .as(measure));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static boolean isFlag(String measure) {
        return measure.equals("synthetic");
    }

    private static Column value(String measure) {
        return measure.equals("opening_participants")
                ? when(col("activity_group").equalTo("opening"), col("participants"))
                : col(measure);
    }

    /** What each node adds to the nodes below it, in a family that has no fact table of its own. */
    private static Dataset<Row> own(Reconciliation reconciliation, Family family) {
        return reconciliation.added(family).withColumnRenamed("added", family.code());
    }

    private static Dataset<Row> sent(Staged staged) {
        return staged.reports()
                .where(col("locality_key").isNotNull().and(col("campaign_year").isNotNull()))
                .select("campaign_year", Branches.COLUMN, "locality_key", "synthetic");
    }
}

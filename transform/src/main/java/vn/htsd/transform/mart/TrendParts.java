package vn.htsd.transform.mart;

import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.harmonise.Division;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Schemas;

/**
 * The parts of divided figures for the trend. Of a campaign of which only some branches are made anew, those of the places
 * where these branches have figures, or had some in the build before; those of all other places are as they were.
 */
final class TrendParts {
    private static final List<TableSpec> FACTS =
            List.of(Tables.FACT_PARTICIPANTS, Tables.FACT_CLASSES, Tables.FACT_FUNDING);
    private static final String[] PLACE = {"campaign_year", "locality_key"};

    private TrendParts() {}

    static Dataset<Row> of(TrendTable trends, Facts facts, Carried carried) {
        var all = facts.withBranches(carried);
        if (carried.scope().branches().isEmpty()) {
            return trends.parts(all.participants(), all.classes(), all.funding());
        }
        var now = Stream.of(facts.participants(), facts.classes(), facts.funding());
        var touched =
                broadcast(Schemas.settled(Stream.concat(now, FACTS.stream().map(carried::overtaken))
                        .map(rows -> rows.select("campaign_year", "locality_key"))
                        .reduce(Dataset::union)
                        .orElseThrow()
                        .distinct()));
        Function<Dataset<Row>, Dataset<Row>> within = rows -> rows.join(touched, PLACE, "left_semi");
        var anew = trends.parts(
                within.apply(all.participants()), within.apply(all.classes()), within.apply(all.funding()));
        var before = carried.before(Marts.PARTS, Division.PARTS)
                .join(
                        touched.withColumnRenamed("locality_key", "from_key"),
                        new String[] {"campaign_year", "from_key"},
                        "left_anti");
        return anew.unionByName(before);
    }
}

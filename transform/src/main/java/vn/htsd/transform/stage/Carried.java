package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;

/**
 * What the build before knew of the campaigns that this one does not make anew.
 *
 * @param base directory of that build; null where everything is made anew
 * @param reference with every campaign
 */
public record Carried(SparkSession spark, @Nullable Path base, Scope scope, Reference reference) {
    /** Directory, in a build, of what the next build wants to know and no reader. */
    public static final String STATE = "state";

    /** {@code fresh} rows of a table by campaign, and those of the other campaigns as they were. */
    public Dataset<Row> with(Dataset<Row> fresh, TableSpec table) {
        return base == null ? fresh : with(Schemas.conform(fresh, table), base.resolve(table.name()));
    }

    /** The same of a table that only builds know. */
    public Dataset<Row> withState(Dataset<Row> fresh, String name) {
        return base == null ? fresh : with(fresh, base.resolve(STATE).resolve(name));
    }

    /** What is asked of all submissions, whatever their campaign: when they came, and whether they are synthetic. */
    public Dataset<Row> withSubmissions(Dataset<Row> fresh) {
        var asked = fresh.select("received_at", "synthetic");
        if (base == null) {
            return asked;
        }
        var others = spark.read()
                .schema(Schemas.of(Tables.SUBMISSION))
                .parquet(SparkPath.toRead(base.resolve(Tables.SUBMISSION.name())))
                .where(not(Scope.year().isin(scope.years().toArray())));
        return asked.union(others.select("received_at", "synthetic"));
    }

    private Dataset<Row> with(Dataset<Row> fresh, Path directory) {
        var kept = new ArrayList<String>();
        for (int year : reference.campaigns().years()) {
            var partition = directory.resolve("campaign_year=" + year);
            if (!scope.holds(year) && Files.isDirectory(partition)) {
                kept.add(SparkPath.toRead(partition));
            }
        }
        if (kept.isEmpty()) {
            return fresh;
        }
        var before = spark.read()
                .schema(fresh.schema())
                .option("basePath", SparkPath.of(directory))
                .parquet(kept.toArray(String[]::new));
        return fresh.unionByName(before);
    }
}

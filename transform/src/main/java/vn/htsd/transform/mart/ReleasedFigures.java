package vn.htsd.transform.mart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.release.Release;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.harmonise.TrendTask;
import vn.htsd.transform.harmonise.Vintages;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.SparkPath;

/**
 * The figures of campaigns as releases hold them: a release keeps of its build what the trend is made from.
 *
 * @param home where each release keeps it
 * @param sameWays whether a release was made by the same program and reference, so that its figures are divided already
 */
public record ReleasedFigures(
        SparkSession spark, Vintages vintages, Function<Release, Path> home, Predicate<Release> sameWays) {
    /** {@code trend_source}: of each campaign, whose figures the trend shows, and what they add up to. */
    Dataset<Row> sources(List<Integer> years) {
        var rows = new ArrayList<Row>();
        for (int year : years) {
            var vintage = vintages.of(year);
            var shown = vintage.shown();
            var before = vintage.before();
            var national = shown == null ? Optional.<Row>empty() : national(shown);
            rows.add(RowFactory.create(
                    year,
                    shown == null ? null : shown.name(),
                    shown == null ? null : shown.build(),
                    before == null ? null : before.name(),
                    national.map(row -> row.get(0)).orElse(null),
                    national.map(row -> row.get(1)).orElse(null),
                    national.map(row -> row.get(2)).orElse(null)));
        }
        return Schemas.rows(spark, rows, Tables.TREND_SOURCE);
    }

    private Optional<Row> national(Release release) {
        return table(release, Tables.NATIONAL_SUMMARY)
                .select("participants", "classes", "amount_vnd")
                .collectAsList()
                .stream()
                .findFirst();
    }

    /** The campaigns of which {@code vintage} is a release, with the rows of these; {@code like} tells the columns. */
    List<TrendRows> rows(TrendTask.Vintage vintage, TrendRows like, TrendTable trends) {
        return releases(vintage).stream()
                .map(release -> new TrendRows(
                        parts(release, like, trends),
                        state(release, like.places().schema(), Marts.PLACES),
                        new Reconciliation(
                                state(release, like.reconciliation().nodes().schema(), Reconciliation.STATE))))
                .toList();
    }

    List<Release> releases(TrendTask.Vintage vintage) {
        return vintages.byCampaign().values().stream()
                .map(each -> vintage == TrendTask.Vintage.SHOWN ? each.shown() : each.before())
                .<@Nullable Release>map(each -> each)
                .filter(Objects::nonNull)
                .toList();
    }

    private Dataset<Row> parts(Release release, TrendRows like, TrendTable trends) {
        return sameWays.test(release)
                ? state(release, like.parts().schema(), Marts.PARTS)
                : trends.parts(
                        table(release, Tables.FACT_PARTICIPANTS),
                        table(release, Tables.FACT_CLASSES),
                        table(release, Tables.FACT_FUNDING));
    }

    private Dataset<Row> table(Release release, TableSpec table) {
        return read(release, Schemas.of(table), home.apply(release).resolve(table.name()));
    }

    private Dataset<Row> state(Release release, StructType columns, String name) {
        return read(release, columns, home.apply(release).resolve(Carried.STATE).resolve(name));
    }

    /** A campaign without such a row has no file of it. */
    private Dataset<Row> read(Release release, StructType columns, Path directory) {
        var campaign = directory.resolve("campaign_year=" + release.campaign());
        return Files.isDirectory(campaign)
                ? spark.read()
                        .schema(columns)
                        .option("basePath", SparkPath.of(directory))
                        .parquet(SparkPath.toRead(campaign))
                : spark.createDataFrame(List.of(), columns);
    }
}

package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Scope;
import vn.htsd.transform.stage.Staged;

/**
 * Which class makes which table: the one place to look when a column is wrong. A table that is in none of the three is as it
 * was in the build before. What is asked of a table when it is written, by whoever writes it, is done beside the others.
 *
 * @param byCampaign rows of the campaigns and branches that are made anew, with a {@link Branches#COLUMN} that says into which
 *     file they belong
 * @param whole tables that are written whole, whatever changed: they look across campaigns
 * @param state what the next build wants to know and no reader, by name
 */
public record Marts(
        Map<TableSpec, Supplier<Dataset<Row>>> byCampaign,
        Map<TableSpec, Supplier<Dataset<Row>>> whole,
        Map<String, Dataset<Row>> state) {
    /** Column that says to which file of its table a row belongs, in tables whose rows have no campaign in their key. */
    public static final String FILE = "file_year";

    /** Names of what the trend is made from in the state of a build. */
    static final String PLACES = "place";

    static final String PARTS = "part";
    private static final String TOTALS = "report_total";
    private static final String GATHERINGS = "gathering";
    private static final String TWINS = "twin";

    /** Tables of which a report's rows lie in the file of its branch. */
    private static final Set<TableSpec> BY_BRANCH = Set.of(
            Tables.FACT_PARTICIPANTS,
            Tables.FACT_PARTICIPANTS_FEMALE,
            Tables.FACT_CLASSES,
            Tables.FACT_FUNDING,
            Tables.FACT_OPENING,
            Tables.FACT_REPORTING,
            Tables.FACT_RECONCILIATION,
            Tables.SUBMISSION,
            Tables.FINDING,
            Tables.NARRATIVE,
            Tables.EXTRA_FIELD,
            Tables.PHOTO);

    /** Tables made from the reference and the forms alone. */
    private static final Set<TableSpec> FROM_REFERENCE = Set.of(
            Tables.DIM_LOCALITY,
            Tables.LOCALITY_CHANGE,
            Tables.CROSSWALK,
            Tables.DIM_REPORTER_TYPE,
            Tables.DIM_ACTIVITY_GROUP,
            Tables.DIM_POPULATION_GROUP,
            Tables.DIM_FUNDING_SOURCE,
            Tables.DIM_MODE,
            Tables.EXEMPTION);

    private static final Set<TableSpec> ACROSS_CAMPAIGNS =
            Set.of(Tables.CROSSWALK, Tables.DIM_REPORTER, Tables.DECISION, Tables.TREND);

    /**
     * Every published table but {@code build}.
     *
     * @param comparability when the trend compares two years
     * @param sameDirectory whether the same take part in every campaign as in the build before
     */
    public static Marts of(
            Staged staged,
            Carried carried,
            FormCatalogue forms,
            Geographies geographies,
            Comparability comparability,
            ReleasedFigures released,
            ApprovedPhotos approved,
            boolean sameDirectory) {
        var all = staged.with(carried.reference());
        var reconciliation = Reconciliation.of(staged, carried, forms);
        var facts = Facts.of(staged, reconciliation);
        var atPlace = AtPlace.of(staged, facts, reconciliation);
        var reporting = Schemas.settled(FactReporting.of(staged, reconciliation));
        // From here on what this build keeps of the same campaigns counts, too.
        var whole = new Reconciliation(carried.withBranchesOfState(reconciliation.state(), Reconciliation.STATE));
        var wholeReporting = FactReporting.withBranches(staged, carried, reporting);
        var wholePlaces = carried.withBranchesOfState(atPlace, PLACES);
        var summary = Schemas.settled(LocalitySummary.of(staged, wholePlaces, whole, wholeReporting));
        var reportTotals = Schemas.settled(Outliers.totals(staged));
        var outliers = new Outliers(
                all, carried.withBranchesOfState(reportTotals, TOTALS), carried.withState(reportTotals, TOTALS));
        var gatherings = Schemas.settled(Doubles.gatherings(staged));
        var twins = Schemas.settled(Doubles.twins(staged));
        var doubles = new Doubles(
                staged, carried.withBranchesOfState(gatherings, GATHERINGS), carried.withBranchesOfState(twins, TWINS));
        var trends = new TrendTable(all, geographies, Definitions.of(all, forms, released.vintages()), comparability);
        var parts = Schemas.settled(TrendParts.of(trends, facts, carried));
        var makers = new LinkedHashMap<TableSpec, Supplier<Dataset<Row>>>();
        // First what takes longest.
        makers.put(Tables.FINDING, () -> BuildFindings.of(staged, reconciliation, reporting));
        makers.put(Tables.DIM_LOCALITY, () -> Dimensions.localities(staged));
        makers.put(Tables.LOCALITY_CHANGE, () -> Dimensions.localityChanges(staged));
        makers.put(Tables.CROSSWALK, () -> CrosswalkTable.of(staged, geographies.crosswalks()));
        makers.put(Tables.DIM_REPORTER, () -> Dimensions.reporters(staged));
        makers.put(Tables.DIM_REPORTER_TYPE, () -> Dimensions.codes(staged, forms, Tables.DIM_REPORTER_TYPE));
        makers.put(Tables.DIM_ACTIVITY_GROUP, () -> Dimensions.codes(staged, forms, Tables.DIM_ACTIVITY_GROUP));
        makers.put(Tables.DIM_POPULATION_GROUP, () -> Dimensions.codes(staged, forms, Tables.DIM_POPULATION_GROUP));
        makers.put(Tables.DIM_FUNDING_SOURCE, () -> Dimensions.codes(staged, forms, Tables.DIM_FUNDING_SOURCE));
        makers.put(Tables.DIM_MODE, () -> Dimensions.codes(staged, forms, Tables.DIM_MODE));
        makers.put(Tables.DIM_CAMPAIGN, () -> Campaigns.campaigns(staged));
        makers.put(Tables.CAMPAIGN_LEGAL_BASIS, () -> Campaigns.legalBasis(staged));
        makers.put(Tables.CAMPAIGN_DEADLINE, () -> Campaigns.deadlines(staged));
        makers.put(Tables.CAMPAIGN_LOCAL_WEEK, () -> Campaigns.localWeeks(staged));
        makers.put(Tables.CAMPAIGN_EXTENSION, () -> Campaigns.extensions(staged));
        makers.put(Tables.EXEMPTION, () -> Campaigns.exemptions(all));
        makers.put(Tables.FACT_PARTICIPANTS, facts::participants);
        makers.put(Tables.FACT_PARTICIPANTS_FEMALE, facts::female);
        makers.put(Tables.FACT_CLASSES, facts::classes);
        makers.put(Tables.FACT_FUNDING, facts::funding);
        makers.put(Tables.FACT_OPENING, facts::openings);
        makers.put(Tables.FACT_REPORTING, () -> reporting);
        makers.put(Tables.FACT_RECONCILIATION, reconciliation::facts);
        makers.put(Tables.DECISION, () -> Submissions.decisions(staged));
        makers.put(Tables.SUBMISSION, () -> Submissions.submissions(staged));
        makers.put(Tables.NARRATIVE, () -> Submissions.narratives(staged));
        makers.put(Tables.EXTRA_FIELD, staged::extras);
        makers.put(Tables.PHOTO, () -> Photos.of(staged, approved));
        makers.put(Tables.NATIONAL_SUMMARY, () -> LocalitySummary.national(summary));
        makers.put(Tables.LOCALITY_SUMMARY, () -> summary);
        makers.put(Tables.REPORTING_SUMMARY, () -> ReportingSummary.of(staged, wholeReporting));
        makers.put(Tables.REPORTING_RATE, () -> ReportingSummary.rates(staged, wholeReporting));
        makers.put(
                Tables.TREND,
                () -> trends.of(
                        new TrendRows(
                                carried.withState(parts, PARTS),
                                carried.withState(atPlace, PLACES),
                                new Reconciliation(carried.withState(reconciliation.state(), Reconciliation.STATE))),
                        released));
        makers.put(
                Tables.TREND_SOURCE,
                () -> released.sources(all.reference().campaigns().years()));
        var anew = new LinkedHashMap<TableSpec, Supplier<Dataset<Row>>>();
        var wholly = new LinkedHashMap<TableSpec, Supplier<Dataset<Row>>>();
        makers.forEach((table, maker) -> {
            boolean ofReports = table.byCampaign() || table.columnNames().contains("submission_id");
            boolean across = ACROSS_CAMPAIGNS.contains(table) || !ofReports;
            boolean asBefore = !staged.scope().everything()
                    && (FROM_REFERENCE.contains(table) || table.equals(Tables.DIM_REPORTER) && sameDirectory);
            if (asBefore) {
                return;
            }
            if (across) {
                wholly.put(table, () -> Schemas.conform(maker.get(), table));
            } else {
                anew.put(table, () -> inFiles(maker.get(), table, staged));
            }
        });
        anew.computeIfPresent(
                Tables.FINDING,
                (table, ofReports) -> () -> ofReports.get().unionByName(across(staged, doubles, outliers)));
        return new Marts(
                anew,
                wholly,
                Map.of(
                        Reconciliation.STATE,
                        reconciliation.state(),
                        PLACES,
                        atPlace,
                        TOTALS,
                        reportTotals,
                        GATHERINGS,
                        gatherings,
                        TWINS,
                        twins,
                        PARTS,
                        undivided(parts),
                        Staged.SEEN,
                        undivided(staged.seen()),
                        Branches.COLUMN,
                        undivided(staged.branches().withColumnRenamed(Branches.COLUMN, "of_branch"))));
    }

    /** The columns of the table, and those that say into which of its files a row belongs. */
    private static Dataset<Row> inFiles(Dataset<Row> rows, TableSpec table, Staged staged) {
        var filed = table.byCampaign() ? rows : byFile(rows, staged);
        if (!BY_BRANCH.contains(table)) {
            filed = undivided(filed);
        }
        var files = table.byCampaign() ? List.of(Branches.COLUMN) : List.of(FILE, Branches.COLUMN);
        return Schemas.conform(filed, table, files);
    }

    private static Dataset<Row> undivided(Dataset<Row> rows) {
        return rows.withColumn(Branches.COLUMN, lit(Branches.ALL));
    }

    private static Dataset<Row> across(Staged staged, Doubles doubles, Outliers outliers) {
        var found = new ArrayList<>(doubles.found());
        found.add(outliers.found());
        var rows = BuildFindings.across(staged, found);
        var isDivided = col(FILE).isin(staged.divided().toArray());
        return rows.withColumn(
                Branches.COLUMN, when(isDivided, lit(Branches.ACROSS)).otherwise(lit(Branches.ALL)));
    }

    /** What tells of a report is of the report's campaign and branch, and {@code submission} tells them itself. */
    private static Dataset<Row> byFile(Dataset<Row> rows, Staged staged) {
        var columns = List.of(rows.columns());
        if (columns.contains("campaign_year") && columns.contains(Branches.COLUMN)) {
            return rows.withColumn(FILE, Scope.year());
        }
        var reports = staged.reports().select(col("submission_id"), Scope.year().as(FILE), col(Branches.COLUMN));
        return rows.drop(Branches.COLUMN)
                .join(reports, new String[] {"submission_id"}, "left")
                .withColumn(FILE, coalesce(col(FILE), lit(Scope.NO_YEAR)))
                .withColumn(Branches.COLUMN, coalesce(col(Branches.COLUMN), lit(Branches.ALL)));
    }
}

package vn.htsd.transform.mart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.harmonise.Crosswalks;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** Which class makes which table: the one place to look when a column is wrong. */
public final class Marts {
    private Marts() {}

    /** Every published table but {@code build}, in the order of {@code Tables.PUBLISHED}. */
    public static Map<TableSpec, Dataset<Row>> of(
            Staged staged, FormCatalogue forms, TrendSettings trend, ApprovedPhotos approved) {
        var reconciliation = Reconciliation.of(staged, forms);
        var crosswalks = Crosswalks.of(
                staged.reference().localities(), staged.reference().campaigns().campaigns());
        var facts = Facts.of(staged, reconciliation);
        var atPlace = AtPlace.of(staged, facts, reconciliation);
        var reporting = Schemas.settled(FactReporting.of(staged, reconciliation));
        var summary = Schemas.settled(LocalitySummary.of(staged, atPlace, reconciliation, reporting));
        var trends = new TrendTable(staged, crosswalks, Definitions.of(staged, forms, trend), trend.comparability());
        var makers = new LinkedHashMap<TableSpec, Supplier<Dataset<Row>>>();
        makers.put(Tables.DIM_LOCALITY, () -> Dimensions.localities(staged));
        makers.put(Tables.LOCALITY_CHANGE, () -> Dimensions.localityChanges(staged));
        makers.put(Tables.CROSSWALK, () -> CrosswalkTable.of(staged, crosswalks));
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
        makers.put(Tables.EXEMPTION, () -> Campaigns.exemptions(staged));
        makers.put(Tables.FACT_PARTICIPANTS, facts::participants);
        makers.put(Tables.FACT_PARTICIPANTS_FEMALE, facts::female);
        makers.put(Tables.FACT_CLASSES, facts::classes);
        makers.put(Tables.FACT_FUNDING, facts::funding);
        makers.put(Tables.FACT_OPENING, facts::openings);
        makers.put(Tables.FACT_REPORTING, () -> reporting);
        makers.put(Tables.FACT_RECONCILIATION, reconciliation::facts);
        makers.put(Tables.DECISION, () -> Submissions.decisions(staged));
        makers.put(Tables.SUBMISSION, () -> Submissions.submissions(staged));
        makers.put(Tables.FINDING, () -> BuildFindings.of(staged, reconciliation, reporting));
        makers.put(Tables.NARRATIVE, () -> Submissions.narratives(staged));
        makers.put(Tables.EXTRA_FIELD, staged::extras);
        makers.put(Tables.PHOTO, () -> Photos.of(staged, approved));
        makers.put(Tables.NATIONAL_SUMMARY, () -> LocalitySummary.national(summary));
        makers.put(Tables.LOCALITY_SUMMARY, () -> summary);
        makers.put(Tables.REPORTING_SUMMARY, () -> ReportingSummary.of(staged, reporting));
        makers.put(Tables.REPORTING_RATE, () -> ReportingSummary.rates(staged, reporting));
        makers.put(Tables.TREND, () -> trends.of(facts, atPlace, reconciliation));
        var tables = new LinkedHashMap<TableSpec, Dataset<Row>>();
        makers.forEach((table, maker) -> tables.put(table, Schemas.conform(maker.get(), table)));
        return tables;
    }
}

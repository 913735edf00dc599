package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.problem.Message;
import vn.htsd.data.table.Tables;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * The findings that compare a report with others, made anew by each build: what replaced what, who was late, where a
 * declaration and its details or a signed document and its workbook differ, which figures are far from what is usual ({@link
 * Outliers}) and what may have been counted twice ({@link Doubles}). They follow the landed ones of their report. The last two
 * look at whole campaigns, so they are kept apart.
 */
final class BuildFindings {
    /** Ingest never makes so many findings of one report. */
    private static final int FIRST_LINE = 1_000_000;

    /** A build never makes so many of one report without looking at others'. */
    private static final int FIRST_LINE_ACROSS = 2_000_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final List<Found> found = new ArrayList<>();

    private BuildFindings() {}

    /** The findings of each report by itself or with its reporter's others, the landed ones included. */
    static Dataset<Row> of(Staged staged, Reconciliation reconciliation, Dataset<Row> reporting) {
        var findings = new BuildFindings();
        findings.successions(staged.reports());
        findings.late(reporting);
        findings.differences(reconciliation);
        findings.documents(staged.reports());
        return Schemas.conform(staged.findings(), Tables.FINDING)
                .union(Schemas.rows(staged.spark(), rows(findings.found, FIRST_LINE), Tables.FINDING));
    }

    /** The findings that compare the reports of whole campaigns, by campaign, with {@link Marts#FILE}. */
    static Dataset<Row> across(Staged staged, List<Map<Integer, List<Found>>> found) {
        var byYear = new TreeMap<Integer, List<Found>>();
        found.forEach(each -> each.forEach((year, more) ->
                byYear.computeIfAbsent(year, key -> new ArrayList<>()).addAll(more)));
        var all = new ArrayList<Row>();
        byYear.forEach((year, ofYear) -> rows(ofYear, FIRST_LINE_ACROSS).forEach(row -> {
            var values = new ArrayList<@Nullable Object>();
            for (int column = 0; column < row.length(); column++) {
                values.add(row.get(column));
            }
            values.add(year);
            all.add(RowFactory.create(values.toArray()));
        }));
        return Schemas.rows(staged.spark(), all, Schemas.of(Tables.FINDING).add(Marts.FILE, DataTypes.IntegerType));
    }

    private void successions(Dataset<Row> reports) {
        var older = reports.select(
                col("submission_id").as("older_id"),
                col("file_name").as("older_name"),
                col("received_at").as("older_received"));
        var pairs = reports.where(col("supersedes").isNotNull())
                .select("submission_id", "file_name", "received_at", "supersedes")
                .join(older, col("supersedes").equalTo(col("older_id")))
                .collectAsList();
        for (var pair : pairs) {
            String newer = pair.getAs("submission_id");
            String replaced = pair.getAs("older_id");
            add(newer, Finding.of(Rule.SUPERSEDES, "", pair.getAs("older_name"), day(pair.getAs("older_received"))));
            add(replaced, Finding.of(Rule.SUPERSEDED, "", pair.getAs("file_name"), day(pair.getAs("received_at"))));
        }
    }

    /** Nobody is late by a deadline that no document sets. */
    private void late(Dataset<Row> reporting) {
        var real = not(coalesce(col("deadline_assumed"), lit(true)));
        var rows = reporting
                .where(col("timeliness")
                        .equalTo("late")
                        .and(real)
                        .and(col("submission_id").isNotNull()))
                .select("submission_id", "received_at", "due_at")
                .collectAsList();
        for (var row : rows) {
            LocalDate due = row.getAs("due_at");
            add(
                    row.getAs("submission_id"),
                    Finding.of(Rule.REPORTED_LATE, "", day(row.getAs("received_at")), DAY.format(due)));
        }
    }

    private void differences(Reconciliation reconciliation) {
        var rows = reconciliation
                .facts()
                .where(col("status").isin("differs", "declared_below"))
                .select("declared_submission_id", "family", "status", "declared", "detail")
                .collectAsList();
        for (var row : rows) {
            var rule =
                    "differs".equals(row.getAs("status")) ? Rule.CONSOLIDATION_DIFFERS : Rule.CONSOLIDATED_BELOW_DETAIL;
            Long declared = row.getAs("declared");
            Long detail = row.getAs("detail");
            add(
                    row.getAs("declared_submission_id"),
                    Finding.of(
                            rule,
                            row.getAs("family"),
                            Long.toString(declared),
                            Figure.of(declared),
                            Figure.of(detail)));
        }
    }

    private void documents(Dataset<Row> reports) {
        var columns = new String[] {
            "submission_id", "file_name", "campaign_year", "reporter_code", "document_number", "document_date", "status"
        };
        var known = col("reporter_code").isNotNull().and(col("campaign_year").isNotNull());
        var rows = reports.where(known.and(col("status").isin("document", "accepted"))
                        .and(col("document_number")
                                .isNotNull()
                                .or(col("document_date").isNotNull())))
                .selectExpr(columns)
                .collectAsList();
        var documents = new HashMap<String, List<Row>>();
        rows.stream().filter(row -> "document".equals(row.getAs("status"))).forEach(row -> documents
                .computeIfAbsent(reporter(row), unused -> new ArrayList<>())
                .add(row));
        rows.stream().filter(row -> "accepted".equals(row.getAs("status"))).forEach(report -> documents
                .getOrDefault(reporter(report), List.of())
                .forEach(document -> {
                    differ(document, report, number(document), number(report));
                    differ(document, report, date(document), date(report));
                }));
    }

    private void differ(Row document, Row report, @Nullable String signed, @Nullable String stated) {
        if (signed != null && stated != null && !VietnameseText.fold(signed).equals(VietnameseText.fold(stated))) {
            add(
                    document.getAs("submission_id"),
                    Finding.of(Rule.DOCUMENT_DIFFERS, "", signed, report.getAs("file_name"), stated));
        }
    }

    private static String reporter(Row row) {
        return row.getAs("campaign_year") + "/" + row.getAs("reporter_code");
    }

    private static @Nullable String number(Row row) {
        return row.getAs("document_number");
    }

    private static @Nullable String date(Row row) {
        @Nullable LocalDate date = row.getAs("document_date");
        return date == null ? null : DAY.format(date);
    }

    private static String day(Instant moment) {
        return DAY.format(LocalDate.ofInstant(moment, CampaignCatalogue.ZONE));
    }

    private void add(String submission, Finding finding) {
        found.add(new Found(submission, finding));
    }

    private static List<Row> rows(List<Found> found, int firstLine) {
        var lines = new HashMap<String, Integer>();
        return found.stream()
                .sorted(Comparator.comparing(Found::submission)
                        .thenComparing(each -> each.finding().rule())
                        .thenComparing(each -> each.finding().place())
                        .thenComparing(each -> each.finding().message(Locale.ENGLISH)))
                .map(each -> row(each, lines, firstLine))
                .toList();
    }

    private static Row row(Found found, Map<String, Integer> lines, int firstLine) {
        var finding = found.finding();
        int line = Objects.requireNonNull(lines.merge(found.submission(), firstLine, (last, first) -> last + 1));
        return RowFactory.create(
                found.submission(),
                line,
                finding.rule().severity().code(),
                finding.rule().name(),
                finding.place(),
                finding.value(),
                finding.message(Message.VIETNAMESE),
                finding.message(Locale.ENGLISH));
    }
}

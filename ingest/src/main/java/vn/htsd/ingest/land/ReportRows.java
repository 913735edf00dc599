package vn.htsd.ingest.land;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.problem.Message;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Opening;
import vn.htsd.data.report.Report;
import vn.htsd.data.table.Tables;
import vn.htsd.ingest.check.Known;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.SignedDocument;

/** One report as rows of the landing tables, in the order of their columns. */
final class ReportRows {
    private static final int ID_DIGITS = 16;

    private final BatchTables tables;
    private final ArchivedFile file;
    private final int ordinal;
    private final String submissionId;

    ReportRows(BatchTables tables, ArchivedFile file, int ordinal) {
        this.tables = tables;
        this.file = file;
        this.ordinal = ordinal;
        this.submissionId = submissionId(file.sha256(), ordinal);
    }

    private static String submissionId(String sha256, int ordinal) {
        return sha256.substring(0, ID_DIGITS) + "-" + ordinal;
    }

    /** A document has no figures; of its party, what is known. */
    void write(SignedDocument document) throws IOException {
        var party = document.party();
        var row = new @Nullable Object[tables.report.width()];
        var columns = Tables.LANDED_REPORT.columnNames();
        row[columns.indexOf("submission_id")] = submissionId;
        row[columns.indexOf("sha256")] = file.sha256();
        row[columns.indexOf("file_name")] = file.receipt().fileName();
        row[columns.indexOf("ordinal")] = ordinal;
        row[columns.indexOf("received_at")] = file.receipt().receivedAt();
        row[columns.indexOf("channel")] = file.receipt().channel();
        row[columns.indexOf("sender")] = file.receipt().sender();
        row[columns.indexOf("status")] = "document";
        row[columns.indexOf("campaign_year")] = document.campaignYear();
        row[columns.indexOf("document_number")] = document.number();
        row[columns.indexOf("document_date")] = document.date();
        row[columns.indexOf("synthetic")] = false;
        if (party != null) {
            row[columns.indexOf("reporter_code")] = party.code();
            row[columns.indexOf("provisional")] = party.provisional();
            row[columns.indexOf("reporter_name")] = party.name();
            row[columns.indexOf("reporter_type")] = party.type();
            row[columns.indexOf("reporter_level")] = party.level();
            row[columns.indexOf("locality_key")] = party.localityKey();
            row[columns.indexOf("reports_to")] = party.reportsTo();
        }
        tables.report.write(row);
        findings(document.findings());
    }

    static void write(BatchTables tables, LandedPhoto landed) throws IOException {
        var photo = landed.photo();
        tables.photo.write(
                submissionId(landed.reportSha256(), 0),
                photo.sha256(),
                photo.source(),
                photo.width(),
                photo.height(),
                photo.bytes(),
                null);
    }

    void write(Outcome outcome) throws IOException {
        report(outcome);
        details(outcome);
    }

    /** The row of the report itself. */
    void report(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Accepted accepted) {
            accepted(accepted.report());
        } else if (outcome instanceof Outcome.Returned returned) {
            returned(returned.known());
        }
    }

    /** All that hangs on that row: other tables, so another thread may write them. */
    void details(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Accepted accepted) {
            var report = accepted.report();
            activities(report.activities());
            funding(report);
            narratives(report);
            contact(report);
            extras(report);
        }
        findings(outcome.findings());
    }

    private void accepted(Report report) throws IOException {
        var reporter = report.reporter();
        var opening = report.opening() == null ? new Opening(null, null, null, null, null, "") : report.opening();
        var totals = Totals.of(report); // Every build holds against them what was loaded.
        tables.report.write(
                submissionId,
                file.sha256(),
                file.receipt().fileName(),
                ordinal,
                file.receipt().receivedAt(),
                file.receipt().channel(),
                file.receipt().sender(),
                report.isMemo() ? "memo" : "accepted",
                report.form(),
                report.campaignYear(),
                report.kind().code(),
                report.nature().code(),
                report.revision(),
                report.held().code(),
                report.heldReason(),
                reporter.code(),
                reporter.provisional(),
                reporter.name(),
                reporter.type(),
                reporter.level().code(),
                reporter.localityKey(),
                reporter.reportsTo(),
                reporter.countedIn(),
                report.relayedBy(),
                report.documentNumber(),
                report.documentDate(),
                report.signedBy(),
                report.planNumber(),
                report.planDate(),
                opening.heldOn(),
                opening.place(),
                opening.format(),
                value(opening.participants()),
                opening.selfAssessment(),
                report.coverage().expected(),
                report.coverage().received(),
                report.coverage().openings(),
                report.coverage().plans(),
                report.duplicatesRemoved().participants(),
                report.duplicatesRemoved().classes(),
                report.duplicatesRemoved().amountVnd(),
                orZero(totals.participants()),
                orZero(totals.classes()),
                orZero(totals.sessions()),
                orZero(totals.amountVnd()),
                report.synthetic());
    }

    private void returned(Known known) throws IOException {
        var row = new @Nullable Object[tables.report.width()];
        var head = new @Nullable Object[] {
            submissionId,
            file.sha256(),
            file.receipt().fileName(),
            ordinal,
            file.receipt().receivedAt(),
            file.receipt().channel(),
            file.receipt().sender(),
            "returned",
            known.form(),
            known.campaignYear(),
            known.kind(),
            known.nature(),
            known.revision(),
            known.held(),
            null,
            known.reporterCode(),
            known.provisional(),
            known.reporterName(),
            known.reporterType(),
            known.reporterLevel(),
            known.localityKey(),
            known.reportsTo(),
            known.countedIn(),
            known.relayedBy()
        };
        System.arraycopy(head, 0, row, 0, head.length);
        row[row.length - 1] = known.synthetic();
        tables.report.write(row);
    }

    private void activities(List<Activity> activities) throws IOException {
        int line = 0;
        for (var activity : activities) {
            var people = activity.participants();
            var total = people.total();
            tables.activity.write(
                    submissionId,
                    line++,
                    activity.group(),
                    activity.name(),
                    activity.mode() == null ? "unspecified" : activity.mode(),
                    activity.startDate(),
                    activity.endDate(),
                    activity.place(),
                    activity.localityCode(),
                    activity.organiser(),
                    value(activity.classes()),
                    value(activity.sessions()),
                    value(total),
                    people.groups().get("officials"),
                    people.groups().get("teachers"),
                    people.groups().get("learners"),
                    people.groups().get("workers"),
                    people.groups().get("armed_forces"),
                    people.groups().get("residents"),
                    people.female(),
                    total != null && total.approximate(),
                    source(activity.source()));
        }
    }

    private void funding(Report report) throws IOException {
        int line = 0;
        for (var funding : report.funding()) {
            var amount = funding.amountVnd();
            tables.funding.write(
                    submissionId,
                    line++,
                    funding.fundingSource(),
                    funding.sponsor(),
                    value(amount),
                    funding.halfDigitVnd(),
                    funding.note(),
                    amount != null && amount.approximate(),
                    source(funding.source()));
        }
    }

    private void narratives(Report report) throws IOException {
        for (var narrative : report.narratives()) {
            tables.narrative.write(submissionId, narrative.section(), narrative.text(), source(narrative.source()));
        }
    }

    private void contact(Report report) throws IOException {
        var contact = report.contact();
        if (!contact.isEmpty()) {
            tables.contact.write(submissionId, contact.name(), contact.phone(), contact.email());
        }
    }

    private void extras(Report report) throws IOException {
        int line = 0;
        for (var extra : report.extras()) {
            tables.extra.write(
                    submissionId, line++, extra.field(), extra.label(), extra.value(), source(extra.source()));
        }
    }

    private void findings(List<Finding> findings) throws IOException {
        int line = 0;
        for (var finding : findings) {
            tables.finding.write(
                    submissionId,
                    line++,
                    finding.rule().severity().code(),
                    finding.rule().name(),
                    finding.place(),
                    finding.value(),
                    finding.message(Message.VIETNAMESE),
                    finding.message(Locale.ENGLISH));
        }
    }

    private String source(String place) {
        return file.receipt().fileName() + "#" + place;
    }

    private static long orZero(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }

    private static @Nullable Long value(@Nullable Measure measure) {
        return measure == null ? null : measure.value();
    }
}

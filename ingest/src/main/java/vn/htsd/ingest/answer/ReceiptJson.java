package vn.htsd.ingest.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.LandedFile;
import vn.htsd.ingest.land.Totals;

/** A receipt as JSON: what came when, what was understood, what is to be corrected. Without contacts and senders. */
record ReceiptJson(Deadlines deadlines) {
    /** A form B has up to a hundred thousand reports, and nobody reads so many of them or of their findings. */
    private static final int MOST = 1_000;

    private static final int MOST_FINDINGS = 10_000;

    /**
     * What became of the marked workbook.
     *
     * @param note why there is none; empty where it was written
     */
    record Marked(String name, Optional<Message> note) {}

    Map<String, @Nullable Object> of(String name, LandedFile landed, List<Finding> findings, Optional<Marked> marked) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("file", name);
        json.put("sha256", landed.file().sha256());
        json.put("received_at", landed.file().receipt().receivedAt().toString());
        json.put("status", landed.status());
        json.put("synthetic", landed.outcomes().stream().anyMatch(ReceiptJson::isSynthetic));
        json.put("report_count", landed.outcomes().size());
        json.put(
                "reports",
                landed.outcomes().stream().limit(MOST).map(this::report).toList());
        json.put("finding_count", findings.size());
        json.put(
                "findings",
                findings.stream().limit(MOST_FINDINGS).map(ReceiptJson::finding).toList());
        marked.ifPresent(workbook -> {
            var note = workbook.note();
            json.put("marked_workbook", note.isEmpty() ? workbook.name() : null);
            note.ifPresent(why -> {
                json.put("note_vi", why.in(Message.VIETNAMESE));
                json.put("note_en", why.in(Locale.ENGLISH));
            });
        });
        return json;
    }

    private static boolean isSynthetic(Outcome outcome) {
        return outcome.match(accepted -> accepted.report().synthetic(), returned -> returned.known()
                .synthetic());
    }

    private Map<String, @Nullable Object> report(Outcome outcome) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var totals = outcome.match(
                accepted -> {
                    var report = accepted.report();
                    json.put("status", report.isMemo() ? "memo" : "accepted");
                    json.put("form", report.form());
                    json.put("campaign_year", report.campaignYear());
                    json.put("kind", report.kind().code());
                    json.put("revision", report.revision());
                    json.put("reporter_code", report.reporter().code());
                    json.put("reporter_name", report.reporter().name());
                    return Optional.of(Totals.of(report));
                },
                returned -> {
                    var known = returned.known();
                    json.put("status", "returned");
                    json.put("form", known.form());
                    json.put("campaign_year", known.campaignYear());
                    json.put("kind", known.kind());
                    json.put("revision", known.revision());
                    json.put("reporter_code", known.reporterCode());
                    json.put("reporter_name", known.reporterName());
                    return Optional.<Totals>empty();
                });
        var deadline = deadlines.of(outcome);
        json.put("deadline", deadline.map(rule -> rule.dueDate().toString()).orElse(null));
        json.put("deadline_assumed", deadline.map(rule -> rule.assumed()).orElse(null));
        json.put("totals", totals.map(ReceiptJson::totals).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> totals(Totals totals) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("participants", totals.participants());
        json.put("classes", totals.classes());
        json.put("sessions", totals.sessions());
        json.put("amount_vnd", totals.amountVnd());
        return json;
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", finding.rule().name());
        json.put("severity", finding.rule().severity().code());
        json.put("place", finding.place());
        json.put("value", finding.value());
        json.put("message_vi", finding.message(Message.VIETNAMESE));
        json.put("message_en", finding.message(Locale.ENGLISH));
        return json;
    }
}

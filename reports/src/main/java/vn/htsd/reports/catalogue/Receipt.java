package vn.htsd.reports.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.render.Figures;

/**
 * A receipt as ingest wrote it.
 *
 * @param synthetic whether the file says that figures in it are made up; one that was answered before receipts told does not
 * @param noteVi why the workbook was not marked; null where there is nothing to say
 */
public record Receipt(
        String file,
        String sha256,
        Instant receivedAt,
        String status,
        boolean synthetic,
        List<Sent> reports,
        List<Said> findings,
        @Nullable String markedWorkbook,
        @Nullable String noteVi,
        @Nullable String noteEn) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Receipt {
        reports = List.copyOf(reports);
        findings = List.copyOf(findings);
    }

    /** One report of the file; null where the file does not tell. */
    record Sent(
            String status,
            @Nullable String form,
            @Nullable Long campaignYear,
            @Nullable String kind,
            @Nullable Long revision,
            @Nullable String reporterCode,
            @Nullable String reporterName,
            @Nullable LocalDate deadline,
            boolean deadlineAssumed,
            @Nullable Long participants,
            @Nullable Long classes,
            @Nullable Long sessions,
            @Nullable Long amountVnd) {}

    /** One finding, in both languages. */
    record Said(String severity, String place, String messageVi, String messageEn) {}

    /** @throws HtsdException if {@code json} is no receipt */
    public static Receipt parse(String json) {
        try {
            var tree = JSON.readTree(json);
            var reports = new ArrayList<Sent>();
            tree.path("reports").forEach(report -> reports.add(sent(report)));
            var findings = new ArrayList<Said>();
            tree.path("findings").forEach(finding -> findings.add(said(finding)));
            return new Receipt(
                    tree.path("file").asText(),
                    tree.path("sha256").asText(),
                    Instant.parse(tree.path("received_at").asText()),
                    tree.path("status").asText(),
                    tree.path("synthetic").asBoolean(),
                    reports,
                    findings,
                    text(tree, "marked_workbook"),
                    text(tree, "note_vi"),
                    text(tree, "note_en"));
        } catch (JsonProcessingException | java.time.DateTimeException broken) {
            throw new HtsdException(Category.INPUT, Message.of(Edition.PROBLEMS, "no_receipt"), broken);
        }
    }

    /** The day of receipt in Vietnam. */
    public LocalDate day() {
        return LocalDate.ofInstant(receivedAt, Figures.VIETNAM);
    }

    private static Sent sent(JsonNode report) {
        var totals = report.path("totals");
        var deadline = text(report, "deadline");
        return new Sent(
                report.path("status").asText(),
                text(report, "form"),
                number(report, "campaign_year"),
                text(report, "kind"),
                number(report, "revision"),
                text(report, "reporter_code"),
                text(report, "reporter_name"),
                deadline == null ? null : LocalDate.parse(deadline),
                report.path("deadline_assumed").asBoolean(),
                number(totals, "participants"),
                number(totals, "classes"),
                number(totals, "sessions"),
                number(totals, "amount_vnd"));
    }

    private static Said said(JsonNode finding) {
        return new Said(
                finding.path("severity").asText(),
                finding.path("place").asText(),
                finding.path("message_vi").asText(),
                finding.path("message_en").asText());
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }

    private static @Nullable Long number(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asLong() : null;
    }
}

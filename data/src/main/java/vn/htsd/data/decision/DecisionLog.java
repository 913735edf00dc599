package vn.htsd.data.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.workspace.JsonLines;

/** The decisions of a workspace in the order they were taken: one JSON object a line, only ever added to. */
public final class DecisionLog {
    private static final String BUNDLE = "vn.htsd.data.decision.messages";

    private final JsonLines lines;

    /** @param directory {@code Workspace.decisions()}; it need not be there yet */
    public DecisionLog(Path directory) {
        this.lines = new JsonLines(directory.resolve("decisions.jsonl"), BUNDLE);
    }

    /** What a decision is about; its number, moment and author are added when it is logged. */
    public record Request(
            int campaignYear, String node, String family, Decision.Verdict verdict, String reason, String document) {}

    /** Logs a decision; the caller holds the workspace lock. */
    public Decision add(Request request, String decidedBy, Instant now) {
        var decision = new Decision(
                "QD-" + (all().size() + 1),
                now,
                decidedBy,
                request.campaignYear(),
                request.node(),
                request.family(),
                request.verdict(),
                request.reason(),
                request.document());
        lines.add(line(decision));
        return decision;
    }

    /** Every decision ever taken, oldest first. */
    public List<Decision> all() {
        return lines.all(DecisionLog::decision);
    }

    /** Those taken until {@code asOf}, all where it is null; a later one about the same figure comes later in the list. */
    public List<Decision> until(@Nullable Instant asOf) {
        return all().stream()
                .filter(decision -> asOf == null || !decision.decidedAt().isAfter(asOf))
                .toList();
    }

    private static JsonNode line(Decision decision) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", decision.id());
        node.put("decided_at", decision.decidedAt().toString());
        node.put("decided_by", decision.decidedBy());
        node.put("campaign_year", decision.campaignYear());
        node.put("node", decision.node());
        node.put("family", decision.family());
        node.put("verdict", decision.verdict().code());
        node.put("reason", decision.reason());
        node.put("document", decision.document());
        return node;
    }

    private static Decision decision(JsonNode node) {
        return new Decision(
                node.required("id").asText(),
                Instant.parse(node.required("decided_at").asText()),
                node.required("decided_by").asText(),
                node.required("campaign_year").asInt(),
                node.required("node").asText(),
                node.required("family").asText(),
                Decision.Verdict.valueOf(node.required("verdict").asText().toUpperCase(Locale.ROOT)),
                node.required("reason").asText(),
                node.required("document").asText());
    }
}

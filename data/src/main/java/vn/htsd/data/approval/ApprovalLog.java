package vn.htsd.data.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.htsd.data.workspace.JsonLines;

/**
 * The approvals of a workspace in the order they were given: one JSON object a line, only ever added to. It lies beside the
 * decisions, is no part of a build, and holds for every build that still has the same words and pictures.
 */
public final class ApprovalLog {
    private static final String BUNDLE = "vn.htsd.data.approval.messages";

    private final JsonLines lines;

    /** @param directory {@code Workspace.decisions()}; it need not be there yet */
    public ApprovalLog(Path directory) {
        this.lines = new JsonLines(directory.resolve("approvals.jsonl"), BUNDLE);
    }

    /** Where it lies; not there before the first approval. */
    public Path file() {
        return lines.file();
    }

    /** Adds to the log; the caller holds the workspace lock. */
    public void add(Approval approval) {
        lines.add(line(approval));
    }

    /** Everything that was ever approved or taken back, oldest first. */
    public List<Approval> all() {
        return lines.all(ApprovalLog::approval);
    }

    /** What may be printed of one campaign, by id: of each thing the last word counts. */
    public Map<String, Approval> inForce(int campaign) {
        var last = new LinkedHashMap<String, Approval>();
        all().stream().filter(each -> each.campaign() == campaign).forEach(each -> last.put(each.id(), each));
        last.values().removeIf(Approval::withdrawn);
        return last;
    }

    private static JsonNode line(Approval approval) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", approval.id());
        node.put("kind", approval.kind().code());
        node.put("campaign_year", approval.campaign());
        node.put("submission_id", approval.submission());
        node.put("words", approval.words());
        node.put("by", approval.by());
        node.put("at", approval.at().toString());
        node.put("note", approval.note());
        node.put("withdrawn", approval.withdrawn());
        return node;
    }

    private static Approval approval(JsonNode node) {
        return new Approval(
                node.required("id").asText(),
                Approval.Kind.valueOf(node.required("kind").asText().toUpperCase(Locale.ROOT)),
                node.required("campaign_year").asInt(),
                node.required("submission_id").asText(),
                node.required("words").asText(),
                node.required("by").asText(),
                Instant.parse(node.required("at").asText()),
                node.path("note").asText(""),
                node.path("withdrawn").asBoolean(false));
    }
}

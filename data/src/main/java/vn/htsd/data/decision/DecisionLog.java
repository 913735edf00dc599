package vn.htsd.data.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** The decisions of a workspace in the order they were taken: one JSON object a line, only ever added to. */
public final class DecisionLog {
    private static final String BUNDLE = "vn.htsd.data.decision.messages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param directory {@code Workspace.decisions()}; it need not be there yet */
    public DecisionLog(Path directory) {
        this.file = directory.resolve("decisions.jsonl");
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
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line(decision) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "not_written", file, e.getMessage()), e);
        }
        return decision;
    }

    /** Every decision ever taken, oldest first. */
    public List<Decision> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        var decisions = new ArrayList<Decision>();
        int number = 0;
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    decisions.add(decision(JSON.readTree(line)));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(BUNDLE, "unreadable", file, Integer.toString(number), e.getMessage()),
                    e);
        }
        return List.copyOf(decisions);
    }

    /** Those taken until {@code asOf}, all where it is null; a later one about the same figure comes later in the list. */
    public List<Decision> until(@Nullable Instant asOf) {
        return all().stream()
                .filter(decision -> asOf == null || !decision.decidedAt().isAfter(asOf))
                .toList();
    }

    private static String line(Decision decision) throws IOException {
        var node = JSON.createObjectNode();
        node.put("id", decision.id());
        node.put("decided_at", decision.decidedAt().toString());
        node.put("decided_by", decision.decidedBy());
        node.put("campaign_year", decision.campaignYear());
        node.put("node", decision.node());
        node.put("family", decision.family());
        node.put("verdict", decision.verdict().code());
        node.put("reason", decision.reason());
        node.put("document", decision.document());
        return JSON.writeValueAsString(node);
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

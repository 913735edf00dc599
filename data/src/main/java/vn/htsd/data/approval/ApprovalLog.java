package vn.htsd.data.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * The approvals of a workspace in the order they were given: one JSON object a line, only ever added to. It lies beside the
 * decisions, is no part of a build, and holds for every build that still has the same words and pictures.
 */
public final class ApprovalLog {
    private static final String BUNDLE = "vn.htsd.data.approval.messages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param directory {@code Workspace.decisions()}; it need not be there yet */
    public ApprovalLog(Path directory) {
        this.file = directory.resolve("approvals.jsonl");
    }

    /** Where it lies; not there before the first approval. */
    public Path file() {
        return file;
    }

    /** Adds to the log; the caller holds the workspace lock. */
    public void add(Approval approval) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line(approval) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "not_written", file, e.getMessage()), e);
        }
    }

    /** Everything that was ever approved or taken back, oldest first. */
    public List<Approval> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        var approvals = new ArrayList<Approval>();
        int number = 0;
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    approvals.add(approval(JSON.readTree(line)));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(BUNDLE, "unreadable", file, Integer.toString(number), e.getMessage()),
                    e);
        }
        return List.copyOf(approvals);
    }

    /** What may be printed of one campaign, by id: of each thing the last word counts. */
    public Map<String, Approval> inForce(int campaign) {
        var last = new LinkedHashMap<String, Approval>();
        all().stream().filter(each -> each.campaign() == campaign).forEach(each -> last.put(each.id(), each));
        last.values().removeIf(Approval::withdrawn);
        return last;
    }

    private static String line(Approval approval) throws IOException {
        var node = JSON.createObjectNode();
        node.put("id", approval.id());
        node.put("kind", approval.kind().code());
        node.put("campaign_year", approval.campaign());
        node.put("submission_id", approval.submission());
        node.put("words", approval.words());
        node.put("by", approval.by());
        node.put("at", approval.at().toString());
        node.put("note", approval.note());
        node.put("withdrawn", approval.withdrawn());
        return JSON.writeValueAsString(node);
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

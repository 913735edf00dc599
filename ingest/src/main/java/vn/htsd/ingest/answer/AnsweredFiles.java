package vn.htsd.ingest.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.land.Landing;

/** The answers that lie in the outbox, one a file, however they are kept there. */
public final class AnsweredFiles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RECEIPT = ".receipt.json";

    private final Workspace workspace;

    public AnsweredFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The answer to one file.
     *
     * @param claim the run that took the file
     * @param receipt as JSON
     * @param marked the officer's workbook, where it was marked
     */
    public record Answered(String claim, JsonNode receipt, Optional<Path> marked) {
        /** What the file was called in the inbox, with {@code /}. */
        public String file() {
            return receipt.path("file").stringValue("");
        }

        public String sha256() {
            return receipt.path("sha256").stringValue("");
        }
    }

    /** Takes one answer after another. */
    public interface Reader {
        void read(Answered answered) throws IOException;
    }

    /** The claims that were answered, oldest first. */
    public List<String> claims() throws IOException {
        if (!Files.isDirectory(workspace.outbox())) {
            return List.of();
        }
        try (var claims = Files.list(workspace.outbox())) {
            return claims.filter(Files::isDirectory)
                    .map(claim -> String.valueOf(claim.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** The claim of a batch or of its own name; empty where there is none. */
    public Optional<String> claim(String id) throws IOException {
        if (claims().contains(id)) {
            return Optional.of(id);
        }
        return new Landing(workspace)
                .batches().stream()
                        .filter(batch ->
                                String.valueOf(batch.directory().getFileName()).equals(id))
                        .map(Landing.Landed::claim)
                        .findFirst();
    }

    /** All answers of one claim, those that somebody has to act on first. */
    public void read(String claim, Reader reader) throws IOException {
        var directory = workspace.outbox().resolve(claim);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.filter(path -> path.toString().endsWith(RECEIPT))
                    .sorted()
                    .toList()) {
                reader.read(single(claim, file));
            }
        }
        var plain = directory.resolve(Answers.PLAIN);
        if (Files.exists(plain)) {
            try (var lines = Files.newBufferedReader(plain)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.read(new Answered(claim, JSON.readTree(line), Optional.empty()));
                }
            }
        }
    }

    /** The answer that lies in {@code receipt}. */
    public static Answered single(String claim, Path receipt) throws IOException {
        var json = JSON.readTree(Files.readAllBytes(receipt));
        var name = json.path("marked_workbook").stringValue("");
        var marked =
                Objects.requireNonNull(receipt.toAbsolutePath().getParent()).resolve(name);
        return new Answered(
                claim, json, name.isEmpty() || !Files.exists(marked) ? Optional.empty() : Optional.of(marked));
    }

    /** The newest answer to a file, by its name, its path in the inbox, or (the beginning of) its content hash. */
    public Optional<Answered> newest(String nameOrHash) throws IOException {
        var claims = claims();
        for (int at = claims.size() - 1; at >= 0; at--) {
            var found = new java.util.ArrayList<Answered>();
            read(claims.get(at), answered -> {
                if (isMeant(answered, nameOrHash)) {
                    found.add(answered);
                }
            });
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private static boolean isMeant(Answered answered, String wanted) {
        var file = answered.file();
        return file.equals(wanted)
                || file.endsWith("/" + wanted)
                || (wanted.length() >= 8 && answered.sha256().startsWith(wanted));
    }
}

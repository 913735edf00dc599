package vn.htsd.transform.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/**
 * All that a build is made from. Equal inputs have an equal {@link #buildId}, whatever the order in which they arrived.
 *
 * @param batches landed batches, by name
 * @param batchDigests what is in them, in the same order
 * @param decisions those in force
 * @param program version and code hash of the program
 * @param settings those that decide what a build holds
 */
public record BuildInputs(
        List<Path> batches,
        List<String> batchDigests,
        String referenceDigest,
        List<Decision> decisions,
        String program,
        String settings,
        @Nullable Instant asOf) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_LENGTH = 12;

    public BuildInputs {
        batches = List.copyOf(batches);
        batchDigests = List.copyOf(batchDigests);
        decisions = List.copyOf(decisions);
    }

    /** What lies in {@code workspace} now. */
    public static BuildInputs of(Workspace workspace, Reference reference, String settings, @Nullable Instant asOf) {
        var decisions = new DecisionLog(workspace.decisions()).until(asOf);
        var digest =
                reference.digest() + ApprovedPhotos.of(workspace.reference()).digest();
        if (!Files.isDirectory(workspace.landing())) {
            return new BuildInputs(List.of(), List.of(), digest, decisions, runningProgram(), settings, asOf);
        }
        try (var directories = Files.list(workspace.landing())) {
            var batches = directories
                    .filter(directory -> Files.exists(directory.resolve("batch.json")))
                    .sorted()
                    .toList();
            var digests = batches.stream().map(BuildInputs::digestOf).toList();
            return new BuildInputs(batches, digests, digest, decisions, runningProgram(), settings, asOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digestOf(Path batch) {
        try {
            return JSON.readTree(batch.resolve("batch.json").toFile())
                    .path("digest")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve hexadecimal digits over everything above. */
    public String buildId() {
        var sha = sha256();
        batchDigests.stream().sorted().forEach(digest -> sha.update(digest.getBytes(StandardCharsets.UTF_8)));
        sha.update(referenceDigest.getBytes(StandardCharsets.UTF_8));
        decisions.forEach(decision -> sha.update(decision.toString().getBytes(StandardCharsets.UTF_8)));
        sha.update(program.getBytes(StandardCharsets.UTF_8));
        sha.update(settings.getBytes(StandardCharsets.UTF_8));
        sha.update(Objects.toString(asOf, "all").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest()).substring(0, ID_LENGTH);
    }

    /** The version, and a hash of the jars whose code decides what a build holds. */
    private static String runningProgram() {
        var version = BuildInputs.class.getPackage().getImplementationVersion();
        return Objects.toString(version, "dev") + "+" + codeHash(Tables.class) + codeHash(BuildInputs.class);
    }

    private static String codeHash(Class<?> type) {
        try {
            var source = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(source)) {
                return "classes";
            }
            var sha = sha256();
            sha.update(Files.readAllBytes(source));
            return HexFormat.of().formatHex(sha.digest()).substring(0, ID_LENGTH);
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.htsd.transform.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.harmonise.TrendSettings;
import vn.htsd.transform.harmonise.Vintages;
import vn.htsd.transform.stage.Digests;

/**
 * All that a build is made from. Equal inputs have an equal {@link #buildId}, whatever the order in which they arrived.
 *
 * @param batches landed batches, by name
 * @param batchDigests what is in them, in the same order
 * @param formsDigest over the forms that the workspace adds; those that the program ships are part of the program
 * @param decisions those in force
 * @param program version and code hash of the program
 * @param settings those that decide what a build holds
 * @param vintages the moment that the build looks at, and whose figures its trend shows
 */
public record BuildInputs(
        List<Path> batches,
        List<String> batchDigests,
        String referenceDigest,
        String formsDigest,
        List<Decision> decisions,
        String program,
        String settings,
        Vintages vintages) {
    private static final Logger LOG = LoggerFactory.getLogger(BuildInputs.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ID_LENGTH = 12;

    public BuildInputs {
        batches = List.copyOf(batches);
        batchDigests = List.copyOf(batchDigests);
        decisions = List.copyOf(decisions);
    }

    /** What lies in {@code workspace} now, of a build that is made to be no release. */
    public static BuildInputs of(
            Workspace workspace, Reference reference, TrendSettings settings, @Nullable Instant asOf) {
        return of(workspace, reference, settings, asOf, null);
    }

    /**
     * What lies in {@code workspace} now.
     *
     * @param releasing the campaign that the build is made to be a release of; null for none
     */
    public static BuildInputs of(
            Workspace workspace,
            Reference reference,
            TrendSettings settings,
            @Nullable Instant asOf,
            @Nullable Integer releasing) {
        var batches = batches(workspace.landing());
        return new BuildInputs(
                batches,
                batches.stream().map(BuildInputs::digestOf).toList(),
                reference.digest() + ApprovedPhotos.of(workspace.reference()).digest(),
                formsDigest(workspace.forms()),
                new DecisionLog(workspace.decisions()).until(asOf),
                runningProgram(),
                settings.toString(),
                Vintages.of(releases(workspace), settings.shown(), asOf, releasing));
    }

    /** Those that kept what a trend is made from; one that an older program made, and whose build is gone, did not. */
    private static List<Release> releases(Workspace workspace) {
        var releases = new Releases(workspace);
        return releases.all().stream()
                .filter(release -> {
                    boolean kept = releases.figures(release).isPresent();
                    if (!kept) {
                        LOG.warn("Trends go without release {}: build {} is gone", release.name(), release.build());
                    }
                    return kept;
                })
                .toList();
    }

    /** The moment that the build looks at; null for everything received. */
    public @Nullable Instant asOf() {
        return vintages.asOf();
    }

    private static List<Path> batches(Path landing) {
        if (!Files.isDirectory(landing)) {
            return List.of();
        }
        try (var directories = Files.list(landing)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("batch.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String formsDigest(Path forms) {
        var sha = Digests.sha256();
        if (!Files.isDirectory(forms)) {
            return HexFormat.of().formatHex(sha.digest());
        }
        try (var files = Files.list(forms)) {
            for (var file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                sha.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sha.digest());
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
        var sha = Digests.sha256();
        batchDigests.stream().sorted().forEach(digest -> sha.update(digest.getBytes(StandardCharsets.UTF_8)));
        sha.update(referenceDigest.getBytes(StandardCharsets.UTF_8));
        sha.update(formsDigest.getBytes(StandardCharsets.UTF_8));
        decisions.forEach(decision -> sha.update(decision.toString().getBytes(StandardCharsets.UTF_8)));
        sha.update(program.getBytes(StandardCharsets.UTF_8));
        sha.update(settings.getBytes(StandardCharsets.UTF_8));
        sha.update(Objects.toString(asOf(), "all").getBytes(StandardCharsets.UTF_8));
        sha.update(vintages.byCampaign().toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest()).substring(0, ID_LENGTH);
    }

    /** A hash of one decision as it is written. */
    static String digest(Decision decision) {
        return Digests.of(decision.toString());
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
            return Digests.of(Files.readAllBytes(source)).substring(0, ID_LENGTH);
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

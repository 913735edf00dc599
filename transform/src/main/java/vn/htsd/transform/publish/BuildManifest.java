package vn.htsd.transform.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.decision.Decision;
import vn.htsd.transform.harmonise.Vintages;

/**
 * {@code build.json}: what a build was made from, by hashes.
 *
 * @param settings those that decide what a build holds
 * @param batches hash by name of the batch
 * @param decisions hash by number of the decision
 * @param campaigns campaign by number of the decision
 * @param directories hash of who takes part, by campaign
 * @param releases those whose figures the trend shows, by campaign
 */
public record BuildManifest(
        String build,
        @Nullable Instant asOf,
        String program,
        String reference,
        String forms,
        String settings,
        SortedMap<String, String> batches,
        SortedMap<String, String> decisions,
        SortedMap<String, Integer> campaigns,
        SortedMap<String, String> directories,
        SortedMap<String, String> releases) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "build.json";

    static BuildManifest of(BuildInputs inputs, Map<String, String> directories) {
        var campaigns = new TreeMap<String, Integer>();
        inputs.decisions().forEach(decision -> campaigns.put(decision.id(), decision.campaignYear()));
        return new BuildManifest(
                inputs.buildId(),
                inputs.asOf(),
                inputs.program(),
                inputs.referenceDigest(),
                inputs.formsDigest(),
                inputs.settings(),
                batches(inputs),
                decisions(inputs),
                campaigns,
                new TreeMap<>(directories),
                releases(inputs.vintages()));
    }

    private static SortedMap<String, String> releases(Vintages vintages) {
        var shown = new TreeMap<String, String>();
        vintages.byCampaign().forEach((year, vintage) -> {
            if (vintage.shown() != null) {
                shown.put(Integer.toString(year), vintage.shown().name());
            }
        });
        return shown;
    }

    /** Whether the build was made from the same as {@code inputs}, but for the releases. */
    boolean isOf(BuildInputs inputs) {
        return isOfSameKind(inputs) && batches.equals(batches(inputs)) && decisions.equals(decisions(inputs));
    }

    /** Whether the trend shows an earlier release of {@code campaign} in place of the build's own figures. */
    public boolean shows(int campaign) {
        return releases.containsKey(Integer.toString(campaign));
    }

    /** Whether it was made from batches and decisions in the same way. */
    boolean isOfSameKind(BuildInputs inputs) {
        return program.equals(inputs.program())
                && reference.equals(inputs.referenceDigest())
                && forms.equals(inputs.formsDigest())
                && settings.equals(inputs.settings())
                && Objects.equals(asOf, inputs.asOf());
    }

    private static SortedMap<String, String> decisions(BuildInputs inputs) {
        var decisions = new TreeMap<String, String>();
        inputs.decisions().forEach(decision -> decisions.put(decision.id(), BuildInputs.digest(decision)));
        return decisions;
    }

    private static SortedMap<String, String> batches(BuildInputs inputs) {
        var batches = new TreeMap<String, String>();
        for (int place = 0; place < inputs.batches().size(); place++) {
            batches.put(
                    inputs.batches().get(place).getFileName().toString(),
                    inputs.batchDigests().get(place));
        }
        return batches;
    }

    /** Whether {@code decision} was part of the build as it is now. */
    boolean holds(Decision decision) {
        return BuildInputs.digest(decision).equals(decisions.get(decision.id()));
    }

    void write(Path directory) throws IOException {
        var node = JSON.createObjectNode();
        node.put("build", build);
        node.put("as_of", asOf == null ? null : asOf.toString());
        node.put("program", program);
        node.put("reference", reference);
        node.put("forms", forms);
        node.put("settings", settings);
        var held = node.putObject("decisions");
        decisions.forEach((id, digest) ->
                held.putObject(id).put("campaign", campaigns.get(id)).put("digest", digest));
        var read = node.putObject("batches");
        batches.forEach(read::put);
        var known = node.putObject("directories");
        directories.forEach(known::put);
        var shown = node.putObject("releases");
        releases.forEach(shown::put);
        JSON.writerWithDefaultPrettyPrinter().writeValue(directory.resolve(FILE).toFile(), node);
    }

    /** That of the build in {@code directory}; empty where there is none, or one that an older program wrote. */
    public static Optional<BuildManifest> read(Path directory) {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var node = JSON.readTree(file.toFile());
            if (!node.has("directories")) {
                return Optional.empty();
            }
            @Nullable String asOf = node.path("as_of").textValue();
            var decisions = new TreeMap<String, String>();
            var campaigns = new TreeMap<String, Integer>();
            node.path("decisions").properties().forEach(entry -> {
                decisions.put(entry.getKey(), entry.getValue().path("digest").asText());
                campaigns.put(entry.getKey(), entry.getValue().path("campaign").asInt());
            });
            return Optional.of(new BuildManifest(
                    node.path("build").asText(),
                    asOf == null ? null : Instant.parse(asOf),
                    node.path("program").asText(),
                    node.path("reference").asText(),
                    node.path("forms").asText(),
                    node.path("settings").asText(),
                    texts(node.path("batches")),
                    decisions,
                    campaigns,
                    texts(node.path("directories")),
                    texts(node.path("releases"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}

package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/** A Java client that the OpenAPI generator made of a description and the compiler of this JDK compiled, with a program that uses it. */
final class GeneratedClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path GENERATOR = Path.of("target/openapi-generator.jar");

    private final URLClassLoader classes;

    private GeneratedClient(URLClassLoader classes) {
        this.classes = classes;
    }

    static boolean canBeMade() {
        if (!Files.isRegularFile(GENERATOR)) {
            System.err.println("!!! " + GENERATOR.toAbsolutePath() + " IS NOT THERE; NO CLIENT IS GENERATED");
        }
        return Files.isRegularFile(GENERATOR);
    }

    /** Fails where the generator finds the description invalid. */
    static GeneratedClient of(JsonNode description, Path folder) throws Exception {
        var file = Files.createDirectories(folder).resolve("openapi.json");
        Files.writeString(file, sayable(description).toString());
        var log = folder.resolve("generator.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "-g",
                        "java",
                        "--library",
                        "native",
                        "-i",
                        file.toString(),
                        "-o",
                        folder.toString(),
                        "--additional-properties",
                        "openApiNullable=false,useJakartaEe=true,useSingleRequestParameter=true,generateBuilders=false,"
                                + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model",
                        "--global-property",
                        "apis=Dag:DagRun:TaskInstance,models,supportingFiles,apiTests=false,modelTests=false,"
                                + "apiDocs=false,modelDocs=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(log)).isZero();
        return new GeneratedClient(compiled(folder));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Without what this generator's Java cannot say: a choice between lists, a default that ends a comment, no type at all. */
    private static JsonNode sayable(JsonNode node) {
        if (node.isArray()) {
            var items = MAPPER.createArrayNode();
            node.forEach(item -> items.add(sayable(item)));
            return items;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        var copy = MAPPER.createObjectNode();
        node.properties().forEach(field -> copy.set(field.getKey(), sayable(field.getValue())));
        if (copy.path("default").asText().equals("*/*")) {
            copy.remove("default");
        }
        boolean parameterOfAnyKind = copy.has("in")
                && !copy.path("schema").properties().stream()
                        .anyMatch(field -> List.of("type", "$ref", "anyOf").contains(field.getKey()));
        if (parameterOfAnyKind) {
            copy.putObject("schema").put("type", "string");
        }
        return hasChoiceOfLists(copy) ? MAPPER.createObjectNode() : copy;
    }

    private static boolean hasChoiceOfLists(JsonNode node) {
        var choices = StreamSupport.stream(node.path("anyOf").spliterator(), false)
                .map(choice -> choice.path("type").asText())
                .filter(type -> !type.equals("null"))
                .toList();
        return choices.size() > 1 && (choices.contains("array") || choices.contains("object"));
    }

    private static URLClassLoader compiled(Path folder) throws IOException {
        var sources = new ArrayList<String>();
        try (var files = Files.walk(folder.resolve("src/main/java"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(sources::add);
        }
        var story = folder.resolve("Story.java");
        try (var source = GeneratedClient.class.getResourceAsStream("client/Story.java")) {
            Files.write(story, source.readAllBytes());
        }
        sources.add(story.toString());
        var out = Files.createDirectories(folder.resolve("classes"));
        var arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-encoding",
                StandardCharsets.UTF_8.name(),
                "-d",
                out.toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        arguments.addAll(sources);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiles")
                .isZero();
        return new URLClassLoader(new URL[] {out.toUri().toURL()}, GeneratedClient.class.getClassLoader());
    }

    /** What {@code Story} tells when its run is called {@code run}. */
    List<?> tell(String url, String token, String run) throws Exception {
        var tell = classes.loadClass("Story").getMethod("tell", String.class, String.class, String.class);
        return (List<?>) tell.invoke(null, url, token, run);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}

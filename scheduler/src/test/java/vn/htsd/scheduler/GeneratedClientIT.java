package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients made of descriptions, ours and Airflow's, list, trigger, poll, clear and read logs of a server in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern PASSWORD = Pattern.compile("“admin” with the password (\\S+)\\. ");
    private static final Path AIRFLOW = Path.of(
                    System.getProperty("reference.dir", "../../shared/reference"), "airflow-api-v2-3.2.1.openapi.yaml")
            .toAbsolutePath()
            .normalize();

    private static final String[] STORY = {
        "there is story",
        "the run is a success",
        "try 1 said it",
        "1 task would run again",
        "1 task runs again",
        "the run is a success",
        "try 2 said it"
    };

    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private Node node;
    private String url = "";
    private String token = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(GeneratedClient.canBeMade());
        this.folder = folder;
        var home = folder.resolve("home");
        Files.writeString(
                Files.createDirectories(home.resolve("dags")).resolve("story.yml"),
                """
                story:
                  schedule: None
                  is_paused_upon_creation: false
                  tasks:
                    say:
                      operator: airflow.operators.bash.BashOperator
                      bash_command: echo {{ params.word }}
                      params: {word: ''}
                """);
        var log = folder.resolve("node.log");
        node = Node.start(home, log, Map.of("HTSD_SERVER_PORT", freePort()));
        var server = home.resolve(".server");
        var end = System.nanoTime() + PATIENCE.toNanos();
        // It says where it listens before it says the password.
        while (!Files.isRegularFile(server)
                || Files.readAllLines(server).size() < 2
                || !PASSWORD.matcher(said(log)).find()) {
            assertThat(node.isAlive() && System.nanoTime() < end)
                    .as(() -> said(log))
                    .isTrue();
            Thread.sleep(50);
        }
        url = Files.readAllLines(server).get(0);
        token = token(said(log));
    }

    @AfterAll
    void stop() {
        if (node != null) {
            node.close();
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** With the password that is told once, at the first start. */
    private String token(String told) throws Exception {
        var password = PASSWORD.matcher(told);
        assertThat(password.find()).as(told).isTrue();
        var body = MAPPER.createObjectNode().put("username", "admin").put("password", password.group(1));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/auth/token"))
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return MAPPER.readTree(answer.body()).path("access_token").asText();
    }

    private JsonNode served() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v2/openapi.json"))
                .header("Authorization", "Bearer " + token)
                .build();
        return MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Test
    void a_client_made_of_what_the_server_says_of_itself_runs_a_dag() throws Exception {
        try (var client = GeneratedClient.of(served(), folder.resolve("ours"))) {
            assertThat(client.tell(url, token, "ours")).isEqualTo(List.of(STORY));
        }
    }

    @Test
    void a_client_made_for_airflow_runs_a_dag() throws Exception {
        if (!Files.isRegularFile(AIRFLOW)) {
            System.err.println("!!! " + AIRFLOW + " IS NOT THERE; NO CLIENT MADE FOR AIRFLOW IS TRIED");
        }
        assumeTrue(Files.isRegularFile(AIRFLOW));
        var description = new ObjectMapper(new YAMLFactory()).readTree(AIRFLOW.toFile());
        try (var client = GeneratedClient.of(description, folder.resolve("airflows"))) {
            assertThat(client.tell(url, token, "airflows")).isEqualTo(List.of(STORY));
        }
    }
}

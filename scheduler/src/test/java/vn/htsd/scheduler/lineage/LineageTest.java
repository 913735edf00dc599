package vn.htsd.scheduler.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

class LineageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-20T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private Lineage lineage(LineageSettings settings) {
        return new Lineage(home, settings, CLOCK);
    }

    /** By the client's own classes, which take nothing that the format does not know. */
    private List<RunEvent> events() throws IOException {
        return Files.readAllLines(home.resolve("logs/openlineage.jsonl")).stream()
                .map(OpenLineageClientUtils::runEventFromJson)
                .toList();
    }

    @Test
    void a_run_begins_and_ends_under_one_id_and_its_parts_name_it() throws IOException {
        var workspace = new Workspace(home);
        var lineage = lineage(LineageSettings.STANDARD);
        var result = lineage.told(
                "run",
                null,
                List.of(),
                run -> lineage.told(
                        "transform",
                        run,
                        Data.landing(workspace),
                        begun -> "b1",
                        build -> Data.published(workspace, build)),
                done -> List.of());

        assertThat(result).isEqualTo("b1");
        var events = events();
        assertThat(events)
                .extracting(event -> event.getJob().getName() + " " + event.getEventType())
                .containsExactly("run START", "transform START", "transform COMPLETE", "run COMPLETE");
        var run = events.get(0).getRun().getRunId();
        assertThat(events.get(3).getRun().getRunId()).isEqualTo(run);
        var done = events.get(2);
        assertThat(done.getRun().getRunId())
                .isEqualTo(events.get(1).getRun().getRunId())
                .isNotEqualTo(run);
        assertThat(done.getRun().getFacets().getParent().getRun().getRunId()).isEqualTo(run);
        assertThat(done.getEventTime().toInstant()).isEqualTo(CLOCK.instant());
        assertThat(done.getInputs()).hasSize(Tables.LANDING.size());
        assertThat(done.getOutputs()).hasSize(Tables.PUBLISHED.size()).allSatisfy(output -> {
            var table = Tables.published(output.getName());
            assertThat(output.getFacets().getVersion().getDatasetVersion()).isEqualTo("b1");
            assertThat(output.getFacets().getSchema().getFields())
                    .extracting(field -> field.getName() + " " + field.getType() + " " + field.getDescription())
                    .containsExactlyElementsOf(table.columns().stream()
                            .map(column -> column.name() + " " + column.type().sql() + " " + column.en())
                            .toList());
        });
    }

    @Test
    void a_failure_is_told_and_passed_on() throws IOException {
        var lineage = lineage(LineageSettings.STANDARD);
        assertThatThrownBy(() -> lineage.told(
                        "ingest",
                        null,
                        List.of(),
                        begun -> {
                            throw new IllegalStateException("đứt");
                        },
                        done -> List.of()))
                .hasMessage("đứt");
        var failed = events().get(1);
        assertThat(failed.getEventType()).isEqualTo(RunEvent.EventType.FAIL);
        assertThat(failed.getRun().getFacets().getErrorMessage().getMessage()).isEqualTo("đứt");
    }

    @Test
    void what_cannot_be_told_never_costs_the_work() throws IOException {
        Files.writeString(home.resolve("logs"), "a file where the directory should be");
        assertThat(lineage(LineageSettings.STANDARD)
                        .<String>told("run", null, List.of(), begun -> "done", x -> List.of()))
                .isEqualTo("done");
        var nobody = new LineageSettings(null, URI.create("http://127.0.0.1:1"));
        assertThat(lineage(nobody).<String>told("run", null, List.of(), begun -> "done", x -> List.of()))
                .isEqualTo("done");
    }
}

package vn.htsd.scheduler.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.TableSpec;

/** Runs as events of OpenLineage. */
final class RunEvents {
    static final String NAMESPACE = "htsd";
    /** Names the program that tells; nothing is looked up there. */
    private static final URI PRODUCER = URI.create("https://htsd.vn/warehouse");

    private final OpenLineage events = new OpenLineage(PRODUCER);

    RunEvent started(Begun begun, Instant at) {
        return event(begun, RunEvent.EventType.START, at, List.of(), null);
    }

    RunEvent completed(Begun begun, List<Data> outputs, Instant at) {
        return event(begun, RunEvent.EventType.COMPLETE, at, outputs, null);
    }

    RunEvent failed(Begun begun, Throwable why, Instant at) {
        return event(begun, RunEvent.EventType.FAIL, at, List.of(), why);
    }

    private RunEvent event(
            Begun begun, RunEvent.EventType type, Instant at, List<Data> outputs, @Nullable Throwable why) {
        var facets = events.newRunFacetsBuilder();
        var parent = begun.parent();
        if (parent != null) {
            facets.parent(events.newParentRunFacetBuilder()
                    .run(events.newParentRunFacetRun(parent.run(), null))
                    .job(events.newParentRunFacetJob(NAMESPACE, parent.job(), null))
                    .build());
        }
        if (why != null) {
            facets.errorMessage(events.newErrorMessageRunFacet(String.valueOf(why.getMessage()), "JAVA", null));
        }
        return events.newRunEventBuilder()
                .eventType(type)
                .eventTime(at.atZone(ZoneOffset.UTC))
                .run(events.newRun(begun.run(), facets.build()))
                .job(events.newJob(
                        NAMESPACE, begun.job(), events.newJobFacetsBuilder().build()))
                .inputs(begun.inputs().stream()
                        .map(data -> events.newInputDataset(data.namespace(), data.name(), facets(data), null))
                        .toList())
                .outputs(outputs.stream()
                        .map(data -> events.newOutputDataset(data.namespace(), data.name(), facets(data), null))
                        .toList())
                .build();
    }

    private OpenLineage.DatasetFacets facets(Data data) {
        var facets = events.newDatasetFacetsBuilder();
        var table = data.table();
        if (table != null) {
            facets.schema(schema(table)).documentation(events.newDocumentationDatasetFacet(table.en(), "text/plain"));
        }
        if (data.version() != null) {
            facets.version(events.newDatasetVersionDatasetFacet(data.version()));
        }
        return facets.build();
    }

    private OpenLineage.SchemaDatasetFacet schema(TableSpec table) {
        return events.newSchemaDatasetFacet(table.columns().stream()
                .map(column -> events.newSchemaDatasetFacetFieldsBuilder()
                        .name(column.name())
                        .type(column.type().sql())
                        .description(column.en())
                        .build())
                .toList());
    }
}

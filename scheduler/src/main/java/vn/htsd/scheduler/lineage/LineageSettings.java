package vn.htsd.scheduler.lineage;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where events go.
 *
 * @param file below the workspace, one event a line; null for none
 * @param url of a server that speaks OpenLineage; null for none
 */
public record LineageSettings(@Nullable String file, @Nullable URI url) {
    public static final LineageSettings STANDARD = new LineageSettings("logs/openlineage.jsonl", null);
}

package vn.htsd.scheduler.lineage;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/**
 * A dataset of an event, by OpenLineage's rules of naming: of a file its path, of a table that and its name.
 *
 * @param table describes its columns; null for what is no table
 * @param version the build; null where it has none
 */
public record Data(String namespace, String name, @Nullable TableSpec table, @Nullable String version) {
    private static final String FILE = "file";

    static Data file(Path path) {
        return new Data(FILE, path.toAbsolutePath().normalize().toString(), null, null);
    }

    /** The bytes that arrived. */
    public static Data archive(Workspace workspace) {
        return file(workspace.archive());
    }

    /** The units, the register and the campaigns in use. */
    public static Data reference(Workspace workspace) {
        return file(workspace.reference());
    }

    public static Data decisions(Workspace workspace) {
        return file(workspace.decisions());
    }

    /** A report that was written. */
    public static Data report(Path file) {
        return file(file);
    }

    public static List<Data> landing(Workspace workspace) {
        return Tables.LANDING.stream()
                .map(table ->
                        new Data(FILE, workspace.landing().resolve(table.name()).toString(), table, null))
                .toList();
    }

    /** The published tables. */
    public static List<Data> published(Workspace workspace, @Nullable String build) {
        return Tables.PUBLISHED.stream()
                .map(table -> new Data("duckdb://" + workspace.warehouse(), table.name(), table, build))
                .toList();
    }
}

package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.stage.Scope;

/** Ten builds in a row, in each of which the figures of one campaign of several are other ones. */
class WarehouseFileTest {
    private static final int CAMPAIGNS = 5;
    private static final int LAST = 2025;
    private static final long NONE_IS_SMALL = 0;
    private static final long ALL_ARE_SMALL = Long.MAX_VALUE;

    private static final String ROWS =
            """
            COPY (SELECT 'R' || i AS reporter_key, 'L' || (i %% 700) AS locality_key, 'N' AS node_key, 'g' AS activity_group,
                         'p' AS population_group, 'm' AS mode, 'reported' AS basis, hash(i + %d) %% 100000 AS participants,
                         false AS approximate, md5((i + %d)::VARCHAR) AS submission_id, 'x' AS source_ref,
                         NULL::VARCHAR AS declared_submission_id
                  FROM range(20000) t(i)) TO '%s'
            """;

    @TempDir
    Path home;

    @Test
    void increments_do_not_let_the_file_grow() throws Exception {
        var workspace = new Workspace(home).create();
        Path before = null;
        for (int build = 0; build <= 10; build++) {
            var directory = Files.createDirectories(workspace.builds().resolve("b" + build));
            for (int year = LAST - CAMPAIGNS + 1; year <= LAST; year++) {
                write(directory, before, year, build);
            }
            load(workspace, directory, before, NONE_IS_SMALL);
            before = directory;
        }
        long grown = Files.size(workspace.warehouse());
        assertThat(participants(workspace)).isEqualTo(CAMPAIGNS * 20_000L);
        load(workspace, before, before, ALL_ARE_SMALL);
        long tight = Files.size(workspace.warehouse());
        assertThat(participants(workspace)).isEqualTo(CAMPAIGNS * 20_000L);
        load(workspace, before, null, NONE_IS_SMALL);
        double anew = Files.size(workspace.warehouse());
        assertThat(grown / anew).isLessThan(2);
        assertThat(tight / anew).isLessThan(1.2);
    }

    private static void load(Workspace workspace, Path directory, Path before, long small) throws Exception {
        var file = workspace.scratch().resolve("warehouse.duckdb");
        var increment = new Increment(
                before,
                null,
                before == null ? Scope.EVERYTHING : Scope.of(new TreeSet<>(List.of(LAST)), new TreeMap<>()),
                List.of());
        WarehouseFile.load(directory, file, workspace, increment, small);
        Files.move(file, workspace.warehouse(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last campaign is another one in each build; the others are as they were. */
    private static void write(Path directory, Path before, int year, int build) throws Exception {
        var name = Path.of("fact_participants", "campaign_year=" + year, "part-0.parquet");
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        if (before != null && year != LAST) {
            Files.createLink(file, before.resolve(name));
            return;
        }
        query(null, ROWS.formatted(build, build, file));
    }

    private static long participants(Workspace workspace) throws SQLException {
        return query(workspace.warehouse(), "SELECT count(*) FROM fact_participants");
    }

    private static long query(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file));
                var statement = connection.createStatement()) {
            statement.execute(sql);
            try (var rows = statement.getResultSet()) {
                return rows != null && rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}

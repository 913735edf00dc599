package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.register.ReporterAliases;

/** Which branches a new batch makes anew. A1 and A2 report through province A, and so on to J; batch 0 is old, 1 is new. */
class TouchedBranchesTest {
    @TempDir
    Path base;

    private Connection connection;

    @BeforeEach
    void known() throws Exception {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        var state = Files.createDirectories(base.resolve("state/branch/campaign_year=2025"));
        run("CREATE TABLE landed (batch INTEGER, submission_id VARCHAR, year INTEGER, reporter_code VARCHAR,"
                + " relayed_by VARCHAR)");
        run("COPY (SELECT branch || number AS reporter_code, branch AS of_branch"
                + " FROM (VALUES ('A'), ('B'), ('C'), ('D'), ('E'), ('F'), ('G'), ('H'), ('I'), ('J')) b(branch),"
                + " (VALUES (''), ('1'), ('2')) n(number)) TO '" + state.resolve("part-0.parquet") + "'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_correction_touches_its_reporters_branch_and_the_nation() throws Exception {
        landed(0, "old", "A1", null);
        landed(1, "corrected", "A1", null);
        assertThat(touched(Map.of())).containsExactly("A", "VN");
    }

    @Test
    void branches_that_a_report_binds_together_go_together() throws Exception {
        landed(0, "relayed", "B1", "A");
        landed(0, "named", "B2", null);
        landed(0, "named", "C1", null);
        landed(1, "corrected", "A1", null);
        assertThat(touched(Map.of())).containsExactly("A", "B", "C", "VN");
    }

    @Test
    void a_report_that_leaves_the_campaign_touches_its_branch() throws Exception {
        landed(0, "moved", "B1", null);
        landed(1, "moved", 2024, "B1", null);
        assertThat(touched(Map.of())).containsExactly("B", "VN");
    }

    @Test
    void what_nobody_sent_binds_to_the_nation() throws Exception {
        landed(0, "named", "D1", null);
        landed(0, "named", null, null);
        landed(1, "corrected", "A1", null);
        assertThat(touched(Map.of())).containsExactly("A", "D", "VN");
    }

    @Test
    void a_decision_touches_the_branch_of_its_node() throws Exception {
        landed(0, "old", "A1", null);
        assertThat(touched(Map.of(2025, Set.of("C")))).containsExactly("C", "VN");
    }

    @Test
    void a_stranger_the_nation_and_most_of_the_branches_touch_the_campaign_as_a_whole() throws Exception {
        landed(1, "first", "new", null);
        assertThat(touched(Map.of())).isEmpty();
        run("DELETE FROM landed");
        landed(1, "corrected", "A1", "VN");
        assertThat(touched(Map.of())).isEmpty();
        run("DELETE FROM landed");
        for (var code : Set.of("A", "B", "C", "D", "E")) {
            landed(1, "of " + code, code, null);
        }
        assertThat(touched(Map.of())).isEmpty();
    }

    private Set<String> touched(Map<Integer, Set<String>> decisions) throws SQLException {
        return new TouchedBranches(connection, base, ReporterAliases.NONE)
                .of(Set.of(2024, 2025), Set.of(1), decisions)
                .getOrDefault(2025, new TreeSet<>());
    }

    private void landed(int batch, String submission, @Nullable String code, @Nullable String relayedBy)
            throws SQLException {
        landed(batch, submission, 2025, code, relayedBy);
    }

    private void landed(int batch, String submission, int year, @Nullable String code, @Nullable String relayedBy)
            throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO landed VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, batch);
            insert.setString(2, submission);
            insert.setInt(3, year);
            insert.setString(4, code);
            insert.setString(5, relayedBy);
            insert.execute();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

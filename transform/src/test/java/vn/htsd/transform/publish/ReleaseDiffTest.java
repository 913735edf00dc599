package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moved a figure between two releases, cause by cause. No Spark: two files of a few rows. */
class ReleaseDiffTest {
    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name + ".duckdb");
    }

    /** A release with the nation's figure, one row of facts a line: reporter | basis | submission | participants. */
    private void release(String name, String build, long nation, String facts, String... more) throws SQLException {
        try (var warehouse = new SmallWarehouse(file(name))) {
            warehouse.rows("build", "build_id | reference_digest | program_version", name + " | " + build);
            warehouse.rows(
                    "dim_locality",
                    "locality_key | code | level | parent_key",
                    """
                    VN@1900-01-01 | VN | nation   | -
                    1@2022-10-01  | 1  | province | VN@1900-01-01
                    """);
            warehouse.rows(
                    "locality_summary",
                    "campaign_year | locality_key | code | level | participants",
                    "2025 | VN@1900-01-01 | VN | nation | " + nation);
            warehouse.rows(
                    "fact_participants",
                    "campaign_year | locality_key | reporter_key | basis | submission_id | participants",
                    facts.strip()
                            .lines()
                            .map(line -> "2025 | 1@2022-10-01 | " + line.strip())
                            .collect(java.util.stream.Collectors.joining("\n")));
            for (int at = 0; at < more.length; at += 3) {
                warehouse.rows(more[at], more[at + 1], more[at + 2]);
            }
        }
    }

    /** {@code reason, part, reporter, cause} of the nation's figure. */
    private List<String> moves(String older, String newer) {
        return new ReleaseDiff(file(older), file(newer))
                .moves().stream()
                        .map(move -> String.join(
                                " ",
                                move.reason().code(),
                                String.valueOf(move.part()),
                                String.valueOf(move.reporter()),
                                String.valueOf(move.cause())))
                        .toList();
    }

    private static final String[] REPORTS = {
        "submission",
        "submission_id | campaign_year | reporter_key | status | revision | supersedes | file_name",
        """
        early   | 2025 | A@2022-10-01 | accepted   | 1 | -    | early.xlsx
        tardy   | 2025 | B@2022-10-01 | accepted   | 1 | -    | tardy.xlsx
        """,
        "fact_reporting",
        "campaign_year | reporter_key | locality_key | expected | status | timeliness | submission_id",
        """
        2025 | A@2022-10-01 | 1@2022-10-01 | true | reported | on_time | early
        2025 | B@2022-10-01 | 1@2022-10-01 | true | reported | late    | tardy
        """
    };

    @Test
    void a_first_report_after_its_deadline_is_late_and_one_before_it_is_new() throws Exception {
        release("old", "r1 | p1", 5, "C@2022-10-01 | reported | c | 5");
        release(
                "new",
                "r1 | p1",
                36,
                """
                A@2022-10-01 | reported | early | 20
                B@2022-10-01 | reported | tardy | 11
                C@2022-10-01 | reported | c     | 5
                """,
                REPORTS);
        assertThat(moves("old", "new")).containsExactly("new_report 20 A early", "late 11 B tardy");
    }

    @Test
    void a_report_that_counts_no_more_is_withdrawn_and_names_the_report_that_counted() throws Exception {
        release(
                "old",
                "r1 | p1",
                31,
                """
                A@2022-10-01 | reported | early | 20
                B@2022-10-01 | reported | tardy | 11
                """,
                REPORTS);
        release("new", "r1 | p1", 11, "B@2022-10-01 | reported | tardy | 11");
        assertThat(moves("old", "new")).containsExactly("withdrawn -20 A early");
    }

    @Test
    void the_same_report_with_other_rows_is_the_references_doing_or_the_programs() throws Exception {
        release("old", "r1 | p1", 20, "A@2022-10-01 | reported | early | 20", REPORTS);
        release("reference", "r2 | p1", 21, "A@2022-10-01 | reported | early | 21", REPORTS);
        release("program", "r1 | p2", 22, "A@2022-10-01 | reported | early | 22", REPORTS);
        assertThat(moves("old", "reference")).containsExactly("reference 1 A early");
        assertThat(moves("old", "program")).containsExactly("program 2 A early");
        assertThat(moves("old", "old")).isEmpty();
    }

    @Test
    void a_figure_that_no_fact_moved_is_told_by_what_differs_between_the_builds() throws Exception {
        release("old", "r1 | p1", 20, "A@2022-10-01 | reported | early | 20", REPORTS);
        release("reference", "r2 | p1", 40, "A@2022-10-01 | reported | early | 20", REPORTS);
        release("program", "r1 | p2", 50, "A@2022-10-01 | reported | early | 20", REPORTS);
        assertThat(moves("old", "reference")).containsExactly("reference null null null");
        assertThat(moves("old", "program")).containsExactly("program null null null");
    }

    @Test
    void what_a_new_report_takes_from_a_residual_is_consolidation_and_a_decision_is_named() throws Exception {
        release("old", "r1 | p1", 100, "1@2022-10-01 | residual | - | 100");
        release(
                "new",
                "r1 | p1",
                100,
                """
                1@2022-10-01 | residual | -     | 80
                A@2022-10-01 | reported | early | 20
                """,
                REPORTS);
        assertThat(moves("old", "new")).as("the figure stands").isEmpty();
        release(
                "decided",
                "r1 | p1",
                20,
                "A@2022-10-01 | reported | early | 20",
                "submission",
                "submission_id | campaign_year | reporter_key | status | revision | file_name",
                "early | 2025 | A@2022-10-01 | accepted | 1 | early.xlsx",
                "fact_reconciliation",
                "campaign_year | node_key | family | decision_id",
                "2025 | 1@2022-10-01 | participants | 7");
        assertThat(moves("new", "decided")).containsExactly("decision -80 1 7");
        assertThat(moves("old", "decided")).containsExactly("decision -100 1 7", "new_report 20 A early");
    }
}

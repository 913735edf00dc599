package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.transform.stage.Scope;

/** A school of a commune of a province, and what that province declares beyond it: all that must hold does, until one row is wrong. */
@SuppressWarnings("NullAway.Init")
class IdentitiesTest {
    @TempDir
    static Path directory;

    private static SmallWarehouse warehouse;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new SmallWarehouse(directory.resolve("warehouse.duckdb"));
        warehouse.rows(
                "dim_locality",
                "locality_key | code | level | parent_key | province_key",
                """
                VN@1900-01-01  | VN  | nation   | -             | -
                1@2022-10-01   | 1   | province | VN@1900-01-01 | 1@2022-10-01
                2@2022-10-01   | 2   | province | VN@1900-01-01 | 2@2022-10-01
                101@2022-10-01 | 101 | commune  | 1@2022-10-01  | 1@2022-10-01
                """);
        warehouse.rows(
                "fact_participants",
                "campaign_year | reporter_key | locality_key | node_key | basis | participants | submission_id",
                """
                2025 | S1@2022-10-01 | 101@2022-10-01 | 101@2022-10-01 | reported | 5 | s1
                2025 | 1@2022-10-01  | 1@2022-10-01   | 1@2022-10-01   | residual | 2 | -
                """);
        warehouse.rows(
                "fact_classes",
                "campaign_year | reporter_key | locality_key | node_key | basis | classes | sessions | submission_id",
                "2025 | S1@2022-10-01 | 101@2022-10-01 | 101@2022-10-01 | reported | 3 | 4 | s1");
        warehouse.rows(
                "fact_funding",
                "campaign_year | reporter_key | locality_key | node_key | basis | amount_vnd | submission_id",
                "2025 | S1@2022-10-01 | 101@2022-10-01 | 101@2022-10-01 | reported | 70 | s1");
        warehouse.rows(
                "national_summary",
                "campaign_year | participants | classes | sessions | amount_vnd",
                "2025 | 7 | 3 | 4 | 70");
        warehouse.rows(
                "locality_summary",
                "campaign_year | locality_key | level | parent_key | participants | classes | sessions | amount_vnd",
                """
                2025 | VN@1900-01-01  | nation   | -             | 7 | 3 | 4 | 70
                2025 | 1@2022-10-01   | province | VN@1900-01-01 | 7 | 3 | 4 | 70
                2025 | 2@2022-10-01   | province | VN@1900-01-01 | - | - | - | -
                2025 | 101@2022-10-01 | commune  | 1@2022-10-01  | 5 | 3 | 4 | 70
                """);
        warehouse.rows(
                "fact_reconciliation",
                "campaign_year | node_key | family | declared | published | status",
                """
                2025 | VN@1900-01-01 | participants | - | 7  | detail_only
                2025 | VN@1900-01-01 | classes      | - | 3  | detail_only
                2025 | VN@1900-01-01 | funding      | - | 70 | detail_only
                2025 | 1@2022-10-01  | participants | 7 | 7  | declared_above
                2025 | 1@2022-10-01  | classes      | - | 3  | detail_only
                2025 | 1@2022-10-01  | funding      | - | 70 | detail_only
                """);
        warehouse.rows(
                "submission",
                "campaign_year | submission_id | reporter_key | status | kind | control_participants | control_classes"
                        + " | control_sessions | control_amount_vnd",
                """
                2025 | s1  | S1@2022-10-01 | accepted   | direct       | 5  | 3  | 4  | 70
                2025 | s0  | S1@2022-10-01 | superseded | direct       | 90 | 90 | 90 | 90
                2025 | d1  | 1@2022-10-01  | accepted   | consolidated | 7  | 0  | 0  | 0
                2025 | old | S9@2022-10-01 | accepted   | direct       | -  | -  | -  | -
                """);
        warehouse.rows(
                "reporting_summary",
                "campaign_year | province_key | level | expected | own_report | covered",
                """
                2025 | 1@2022-10-01 | unit    | - | 1 | 1
                2025 | 1@2022-10-01 | commune | 1 | 0 | 1
                """);
        warehouse.rows(
                "reporting_rate",
                "campaign_year | locality_key | level | expected | own_report | covered | own_rate | covered_rate",
                "2025 | 1@2022-10-01 | commune | 1 | 0 | 1 | 0 | 1");
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void nothing_is_broken_where_everything_adds_up() throws Exception {
        assertThat(Identities.breaches(warehouse.connection(), Scope.EVERYTHING))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submission SET control_participants = 6 WHERE submission_id = 's1' | control totals = facts"
                        + " (participants)",
                "submission SET control_sessions = 5 WHERE submission_id = 's1'     | control totals = facts"
                        + " (sessions)",
                "submission SET control_amount_vnd = 71 WHERE submission_id = 's1'  | control totals = facts"
                        + " (amount_vnd)",
                "submission SET status = 'returned' WHERE submission_id = 's1'      | control totals = facts (classes)",
                "submission SET control_classes = 1 WHERE submission_id = 'd1'      | control totals = declared"
                        + " (classes)",
                "fact_reconciliation SET declared = 8 WHERE declared = 7            | control totals = declared"
                        + " (participants)",
                "national_summary SET sessions = 5                                  | national = Σ facts (sessions)",
                "locality_summary SET sessions = 3 WHERE level = 'commune'          | every unit = Σ units below +"
                        + " facts at itself",
                "locality_summary SET amount_vnd = 1 WHERE code = 'x' AND amount_vnd IS NULL | every unit = Σ units"
                        + " below + facts at itself",
                "fact_participants SET locality_key = '2@2022-10-01' WHERE basis = 'residual' | an administrative unit"
                        + " lies where it reports (participants)",
                "fact_participants SET participants = -2 WHERE basis = 'residual'   | only adjustments are negative"
                        + " (participants)",
                "reporting_summary SET own_report = 2 WHERE expected = 1            | every rate lies between 0 and 1",
                "reporting_rate SET covered_rate = 1.5                              | every rate lies between 0 and 1",
            })
    void one_wrong_row_breaks_what_must_hold(String change, String broken) throws Exception {
        warehouse.run("BEGIN");
        try {
            warehouse.run("UPDATE " + change);
            assertThat(Identities.breaches(warehouse.connection(), Scope.EVERYTHING))
                    .anySatisfy(breach -> assertThat(breach).startsWith(broken + ": "));
        } finally {
            warehouse.run("ROLLBACK");
        }
    }

    @Test
    void a_unit_may_lie_in_another_province_than_it_reports_through() throws Exception {
        warehouse.run("BEGIN");
        try {
            warehouse.run("UPDATE fact_funding SET locality_key = '2@2022-10-01'");
            warehouse.run("UPDATE locality_summary SET amount_vnd = CASE locality_key WHEN '2@2022-10-01' THEN 70 END"
                    + " WHERE level <> 'nation'");
            assertThat(Identities.breaches(warehouse.connection(), Scope.EVERYTHING))
                    .isEmpty();
        } finally {
            warehouse.run("ROLLBACK");
        }
    }
}

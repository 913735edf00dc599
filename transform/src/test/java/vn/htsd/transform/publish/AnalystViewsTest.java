package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.table.ExampleQueries;
import vn.htsd.data.table.View;
import vn.htsd.data.table.Views;
import vn.htsd.transform.harmonise.LargestRemainder;

/**
 * The views and macros over a country of two provinces, whose communes 101 and 102 of 2023 became 201 and 202 of 2025: 101
 * was split between the provinces, two to one.
 */
@SuppressWarnings("NullAway.Init")
class AnalystViewsTest {
    @TempDir
    static Path directory;

    private static SmallWarehouse warehouse;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = country(directory.resolve("warehouse.duckdb"));
    }

    private static SmallWarehouse country(Path file) throws SQLException {
        var warehouse = new SmallWarehouse(file);
        warehouse.rows(
                "dim_campaign",
                "campaign_year | week_start",
                """
                2023 | 2023-10-02
                2025 | 2025-10-01
                """);
        warehouse.rows("dim_activity_group", "code | name_en", "contests | Contests");
        warehouse.rows(
                "dim_locality",
                "locality_key | code | name | full_name | level | parent_key | province_key | valid_from | valid_to",
                """
                VN@1900-01-01  | VN  | Cả nước | Cả nước | nation   | -             | -         | 1900-01-01 | -
                1@2022-10-01   | 1   | Một     | tỉnh Một | province | VN@1900-01-01 | 1@2022-10-01 | 2022-10-01 | -
                2@2022-10-01   | 2   | Hai     | tỉnh Hai | province | VN@1900-01-01 | 2@2022-10-01 | 2022-10-01 | -
                11@2022-10-01  | 11  | Đông    | huyện Đông | district | 1@2022-10-01 | 1@2022-10-01 | 2022-10-01 | 2025-07-01
                101@2022-10-01 | 101 | An      | xã An   | commune | 11@2022-10-01 | 1@2022-10-01 | 2022-10-01 | 2025-07-01
                102@2022-10-01 | 102 | Bình    | xã Bình | commune | 1@2022-10-01 | 1@2022-10-01 | 2022-10-01 | 2025-07-01
                201@2025-07-01 | 201 | An Bình | xã An Bình | commune | 1@2022-10-01 | 1@2022-10-01 | 2025-07-01 | -
                202@2025-07-01 | 202 | An Hai  | xã An Hai  | commune | 2@2022-10-01 | 2@2022-10-01 | 2025-07-01 | -
                """);
        warehouse.rows(
                "locality_change",
                "from_key | to_key | effective_date | kind | weight",
                """
                101@2022-10-01 | 201@2025-07-01 | 2025-07-01 | split  | 0.75
                101@2022-10-01 | 202@2025-07-01 | 2025-07-01 | split  | 0.25
                102@2022-10-01 | 201@2025-07-01 | 2025-07-01 | merged | 1
                """);
        warehouse.rows(
                "crosswalk",
                "campaign_year | target_campaign | from_key | to_key | to_code | to_level | to_province_key | numerator"
                        + " | denominator | exact | exact_in_province",
                """
                2023 | 2025 | 101@2022-10-01 | 201@2025-07-01 | 201 | commune  | 1@2022-10-01 | 2 | 3 | false | false
                2023 | 2025 | 101@2022-10-01 | 202@2025-07-01 | 202 | commune  | 2@2022-10-01 | 1 | 3 | false | false
                2023 | 2025 | 102@2022-10-01 | 201@2025-07-01 | 201 | commune  | 1@2022-10-01 | 1 | 1 | true  | true
                2023 | 2025 | 1@2022-10-01   | 1@2022-10-01   | 1   | province | 1@2022-10-01 | 1 | 1 | true  | true
                """);
        warehouse.rows(
                "dim_reporter",
                "reporter_key | code | name | locality_key",
                "T1@2022-10-01 | T1 | Trường | 101@2022-10-01");
        return warehouse;
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    /** The participations there are, all of 2023 and of learners: a line is locality | basis | activity group | number. */
    private static void participants(String lines) throws SQLException {
        warehouse.run("DELETE FROM fact_participants");
        var rows = new ArrayList<String>();
        for (var line : lines.strip().lines().toList()) {
            var cells = line.strip().split("\\s*\\|\\s*", 2);
            rows.add("2023 | T1@2022-10-01 | learners | online | " + cells[0] + "@2022-10-01 | " + cells[1]);
        }
        warehouse.rows(
                "fact_participants",
                "campaign_year | reporter_key | population_group | mode | locality_key | basis | activity_group | participants",
                String.join("\n", rows));
    }

    @Test
    void every_table_view_macro_and_column_says_what_it_is() throws Exception {
        assertThat(
                        warehouse.query(
                                """
                        SELECT name FROM (
                          SELECT table_name AS name, comment FROM duckdb_tables() WHERE database_name = 'warehouse'
                          UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
                          UNION ALL SELECT function_name, comment FROM duckdb_functions() WHERE database_name = 'warehouse'
                          UNION ALL SELECT table_name || '.' || column_name, comment FROM duckdb_columns()
                          WHERE database_name = 'warehouse' AND NOT internal)
                        WHERE comment IS NULL
                        """))
                .isEmpty();
        assertThat(warehouse.query("SELECT comment FROM duckdb_columns() WHERE table_name = 'dim_mode'"))
                .contains("Tên tiếng Anh / Name in English");
    }

    @Test
    void every_view_and_macro_gives_the_columns_that_are_described_and_every_example_runs() throws Exception {
        for (var view : Views.ALL) {
            var called = view.kind() == View.Kind.VIEW ? "FROM " + view.name() : view.example();
            assertThat(warehouse.query("SELECT column_name FROM (DESCRIBE " + called + ")"))
                    .as(view.name())
                    .isEqualTo(view.columns().stream().map(View.Output::name).toList());
        }
        for (var example : ExampleQueries.ALL) {
            assertThat(warehouse.query("SELECT count(*) FROM (" + example.sql() + ")"))
                    .as(example.en())
                    .hasSize(1);
        }
    }

    @Test
    void a_star_has_the_rows_of_its_facts_with_names() throws Exception {
        participants(
                """
                101 | reported | contests | 5
                1   | residual | contests | 2
                1   | residual | ?        | 1
                """);
        assertThat(warehouse.query("SELECT province_name, district_name, commune_name, reporter_name,"
                        + " activity_group_name_en, participants FROM participants_named ORDER BY participants"))
                .containsExactly(
                        "Một|null|Phần chưa có báo cáo chi tiết|Trường|null|1",
                        "Một|null|Phần chưa có báo cáo chi tiết|Trường|Contests|2",
                        "Một|huyện Đông|xã An|Trường|Contests|5");
    }

    @Test
    void as_reported_keeps_what_does_not_reach_the_level_in_a_row_of_its_own() throws Exception {
        participants(
                """
                101 | reported | contests | 5
                102 | reported | contests | 7
                1   | residual | contests | 2
                """);
        for (var answer : Map.of(
                        "commune", List.of("1|true|2", "101|false|5", "102|false|7"),
                        "district", List.of("1|true|9", "11|false|5"),
                        "province", List.of("1|false|14"),
                        "nation", List.of("VN|false|14"))
                .entrySet()) {
            assertThat(warehouse.query(
                            "SELECT code, undetailed, value FROM as_reported('participants', 2023, level := '"
                                    + answer.getKey() + "') ORDER BY code"))
                    .as(answer.getKey())
                    .isEqualTo(answer.getValue());
        }
    }

    @Test
    void harmonised_splits_each_cell_by_largest_remainder_and_says_what_is_certain() throws Exception {
        // Of each cell of 101 two thirds go to 201: 5 is 3 + 2 (remainders 1/3 and 2/3), 1 is 1 + 0.
        participants(
                """
                101 | reported | contests | 5
                101 | reported | other    | 1
                102 | reported | contests | 7
                """);
        assertThat(warehouse.query("SELECT code, value, value_low, value_high, round(estimated_share, 3)"
                        + " FROM harmonised('participants', level := 'commune') ORDER BY code"))
                .containsExactly("201|11|7|13|0.364", "202|2|0|6|1.0");
        assertThat(warehouse.query("SELECT code, value, value_low, value_high"
                        + " FROM harmonised('participants', target := 2025) ORDER BY code"))
                .containsExactly("1|11|7|13", "2|2|0|6");
        assertThat(warehouse.query("SELECT value, estimated_share FROM harmonised('participants', level := 'nation')"))
                .containsExactly("13|0.0");
    }

    @Test
    void a_place_that_got_a_rounded_off_part_has_an_estimate_of_zero() throws Exception {
        participants("101 | reported | contests | 1");
        assertThat(warehouse.query("SELECT code, value, value_high, estimated_share"
                        + " FROM harmonised('participants', level := 'commune') ORDER BY code"))
                .containsExactly("201|1|1|1.0", "202|0|1|1.0");
    }

    @Test
    void harmonised_agrees_with_the_splitting_of_whole_numbers_and_adds_up_below_zero_too() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            long value = random.nextLong(1_000_000_000_000L);
            participants("101 | reported | contests | " + value);
            var parts = LargestRemainder.split(value, new long[] {2, 1});
            assertThat(warehouse.query(
                            "SELECT code, value FROM harmonised('participants', level := 'commune') ORDER BY code"))
                    .containsExactly("201|" + parts[0], "202|" + parts[1]);
            participants("101 | reported | contests | " + value + "\n101 | adjustment | contests | " + -2 * value);
            assertThat(warehouse.query("SELECT sum(value) FROM harmonised('participants', level := 'commune')"))
                    .containsExactly(String.valueOf(-value));
        }
    }

    @Test
    void the_communes_of_a_province_and_what_reached_no_commune_are_the_province() throws Exception {
        warehouse.rows(
                "locality_summary",
                "campaign_year | locality_key | code | name | full_name | level | province_key | participants |"
                        + " classes",
                """
                2023 | VN@1900-01-01  | VN  | Cả nước | Cả nước    | nation   | -            | 90 | 9
                2023 | 1@2022-10-01   | 1   | Một | tỉnh Một   | province | 1@2022-10-01 | 60 | 3
                2023 | 2@2022-10-01   | 2   | Hai | tỉnh Hai   | province | 2@2022-10-01 | 20 | -
                2023 | 11@2022-10-01  | 11  | Đông | huyện Đông | district | 1@2022-10-01 | 50 | 3
                2023 | 101@2022-10-01 | 101 | An | xã An      | commune  | 1@2022-10-01 | 40 | 3
                2023 | 102@2022-10-01 | 102 | Bình | xã Bình    | commune  | 1@2022-10-01 | 5  | -
                """);
        assertThat(warehouse.query("SELECT code, full_name, participants, classes FROM province_summary ORDER BY code"))
                .containsExactly("1|tỉnh Một|60|3", "2|tỉnh Hai|20|null");
        assertThat(warehouse.query("SELECT province_name, district_name, full_name, undetailed, participants, classes"
                        + " FROM commune_summary ORDER BY province_code, undetailed, code"))
                .containsExactly(
                        "Một|huyện Đông|xã An|false|40|3",
                        "Một|null|xã Bình|false|5|null",
                        "Một|null|Phần chưa có báo cáo chi tiết|true|15|null",
                        "Hai|null|Phần chưa có báo cáo chi tiết|true|20|null");
    }

    @Test
    void ancestors_and_successors_carry_their_shares() throws Exception {
        assertThat(warehouse.query("SELECT step, code, share, kind FROM consists_of('201') ORDER BY step, code"))
                .containsExactly("0|201|1.0|null", "1|101|0.75|split", "1|102|1.0|merged");
        assertThat(warehouse.query("SELECT step, code, share FROM became('101', year := 2023) ORDER BY step, code"))
                .containsExactly("0|101|1.0", "1|201|0.75", "1|202|0.25");
    }

    @Test
    void differences_missing_reporters_and_findings_are_there_by_name() throws Exception {
        warehouse.run("DELETE FROM fact_reconciliation");
        warehouse.rows(
                "fact_reconciliation",
                "campaign_year | node_key | family | declared | detail | duplicates_removed | tolerance | status",
                """
                2023 | 1@2022-10-01 | classes      | 100 | 95 | 5 | 1 | differs
                2023 | 1@2022-10-01 | participants | 100 | 99 | 0 | 1 | agrees
                2023 | 2@2022-10-01 | participants | -   | 99 | 0 | 0 | detail_only
                """);
        assertThat(warehouse.query("SELECT full_name, family, difference, to_explain FROM reconciliation_difference"))
                .containsExactly("tỉnh Một|classes|10|true");
        warehouse.rows(
                "fact_reporting",
                "campaign_year | reporter_key | locality_key | expected | status",
                "2023 | T1@2022-10-01 | 101@2022-10-01 | true | missing");
        assertThat(warehouse.query("SELECT reporter_name, commune_name FROM missing_reporter"))
                .containsExactly("Trường|xã An");
        warehouse.rows("submission", "submission_id | campaign_year | reporter_key", "s1 | 2023 | T1@2022-10-01");
        warehouse.rows("finding", "submission_id | line | code", "s1 | 0 | ROUND_NUMBER\ns1 | 1 | ROUND_NUMBER");
        assertThat(warehouse.query("SELECT campaign_year, rule, findings, submissions, reporters FROM finding_by_rule"))
                .containsExactly("2023|ROUND_NUMBER|2|1|1");
    }

    @Test
    void a_measure_that_is_none_is_answered_with_those_there_are() {
        for (var call : List.of("as_reported('people', 2023)", "harmonised('people')")) {
            assertThatThrownBy(() -> warehouse.query("FROM " + call))
                    .as(call)
                    .hasMessageContaining(
                            "participants, participants_female, classes, sessions, activities, amount_vnd");
        }
    }

    @Test
    void an_older_client_opens_the_file_anywhere_with_views_macros_and_comments() throws Exception {
        var made = directory.resolve("made.duckdb");
        country(made).close();
        var moved = Files.createDirectories(directory.resolve("nơi khác")).resolve("kho 2025.duckdb");
        Files.move(made, moved);
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target/duckdb-older.jar").toAbsolutePath()
                        + File.pathSeparator
                        + Path.of("target/test-classes").toAbsolutePath(),
                "-Dstdout.encoding=UTF-8",
                OlderClient.class.getName(),
                moved.getFileName().toString(),
                "SELECT comment FROM duckdb_functions() WHERE function_name = 'as_reported'",
                "SELECT comment FROM duckdb_columns() WHERE table_name = 'figure' AND column_name = 'value'"));
        Views.ALL.stream()
                .filter(view -> !view.name().equals("trend")) // refuses a measure, for the table is empty
                .forEach(view -> command.add("SELECT 'ran ' || count(*) FROM (" + view.example() + ")"));
        var process = new ProcessBuilder(command)
                .directory(moved.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().toList()).hasSize(3 + Views.ALL.size() - 1).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("v1.5.");
            assertThat(lines.get(1)).contains(" / ");
            assertThat(lines.get(2)).isEqualTo("Giá trị; trống: chưa báo cáo / Value; blank: not reported");
            assertThat(lines.subList(3, lines.size()))
                    .allSatisfy(line -> assertThat(line).startsWith("ran "));
        });
    }
}

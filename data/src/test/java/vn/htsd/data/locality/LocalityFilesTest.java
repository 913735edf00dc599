package vn.htsd.data.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.csv.CsvTable;

/** A bad reference is refused whole, and every bad row is named. */
class LocalityFilesTest {
    private static final String UNITS = "code,name,type,level,parent_code,valid_from,valid_to\n";
    private static final String CHANGES = "from_code,to_code,effective_date,kind,weight\n";

    @Test
    void every_bad_row_is_named_with_its_line() {
        var problems = problems(
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                02,Hai,tỉnh,province,,2020-01-01,
                02,Hai lại,tỉnh,province,,2021-01-01,
                001,Mồ côi,huyện,district,99,2020-01-01,
                03,Ba,tỉnh,nowhere,,2020-01-01,
                04,Bốn,tỉnh,province,,ngày đẹp,
                05,Năm,tỉnh,province,,2022-01-01,2021-01-01
                06,Sáu,tỉnh,province,,2022-01-01,mãi mãi
                07,,tỉnh,province,,2022-01-01,
                08,Tám,tỉnh,province,02,2022-01-01,
                00001,Ngang,xã,commune,00002,2022-01-01,
                00002,Hàng,xã,commune,02,2022-01-01,
                """,
                "");
        assertThat(problems)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .isEqualTo("units.csv:4: 02 from 2021-01-01 overlaps the validity of the same code in"
                                        + " line 3, which begins on 2020-01-01. End one on the day on which the"
                                        + " other begins."),
                        problem -> assertThat(problem).startsWith("units.csv:5: parent “99” of 001 is not in force"),
                        problem -> assertThat(problem).startsWith("units.csv:6: column level is “nowhere”"),
                        problem -> assertThat(problem).startsWith("units.csv:7: column valid_from is “ngày đẹp”"),
                        problem -> assertThat(problem).startsWith("units.csv:8: valid_to 2021-01-01 is not after"),
                        problem -> assertThat(problem).startsWith("units.csv:9: column valid_to is “mãi mãi”"),
                        problem -> assertThat(problem).startsWith("units.csv:10: column name is blank"),
                        problem -> assertThat(problem)
                                .startsWith("units.csv:11: column parent_code is “02”, expected blank"),
                        problem ->
                                assertThat(problem).startsWith("units.csv:12: parent “00002” of 00001 is not in force"),
                        problem -> assertThat(problem)
                                .startsWith("units.csv:2: 01 tỉnh Một ends on 2025-07-01 and has no successor"));
    }

    @Test
    void a_parent_must_be_of_a_level_above_so_that_no_line_comes_back() {
        assertThat(problems(
                        """
                        01,Một,tỉnh,province,,2020-01-01,
                        00002,Hai,xã,commune,01,2020-01-01,
                        00003,Ba,xã,commune,00002,2020-01-01,
                        """,
                        ""))
                .containsExactly("units.csv:4: parent “00002” is of level commune, expected one above commune.");
    }

    @Test
    void rows_may_stand_in_any_order_and_a_gap_of_a_parent_is_named() {
        assertThat(problems(
                        """
                        00001,Xã,xã,commune,001,2020-01-01,
                        001,Huyện,huyện,district,01,2020-01-01,
                        01,Tỉnh,tỉnh,province,,2021-01-01,
                        01,Tỉnh xưa,tỉnh,province,,2019-01-01,2020-06-01
                        """,
                        "01,02,2020-06-01,renamed,1\n"))
                .anyMatch(problem -> problem.contains("to_code 02 is not in force"))
                .anyMatch(
                        problem -> problem.startsWith("units.csv:3: parent “01” of 001 is not in force on 2020-06-01"));
    }

    /** Line 2 is 01, ended; 02 and 03 begin that day; 001 and 00001 lie in them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            01,02,2025-07-01,split,0.5;01,03,2025-07-01,split,0.4 | 2: the weights of 01 (lines 2, 3) add up to 0.9, expected 1.
            01,02,2025-07-01,split,1;01,03,2025-07-01,split,      | 2: the weights of 01 (lines 2, 3) add up to 1 and leave nothing
            01,02,2025-07-01,split,NaN;01,03,2025-07-01,split,0.5 | 2: column weight is “NaN”
            01,02,2025-07-01,split,-1;01,03,2025-07-01,split,2    | 2: column weight is “-1”
            01,02,2025-07-01,merged,0.5;01,03,2025-07-01,split,   | 2: 01 passes to several units, so kind must be split, found “merged”
            01,02,2025-07-01,split,1                              | 2: 01 is split, but only one row says into what
            01,02,2025-07-01,moved,1                              | 2: column kind is “moved”, expected one of renamed, merged, split, abolished
            01,02,hôm qua,merged,1                                | 2: column effective_date is “hôm qua”, expected a date
            01,04,2025-07-01,merged,1                             | 2: to_code 04 is not in force on 2025-07-01
            01,01,2025-07-01,merged,1                             | 2: to_code 01 is not in force on 2025-07-01
            01,02,2025-07-01,abolished,1                          | 2: kind abolished with to_code 02 of level province
            01,02,2025-07-01,merged,1;01,02,2025-07-01,merged,1   | 3: the row is the same as line 2
            01,02,2025-07-01,split,0.4;01,02,2025-07-01,split,0.6 | 3: 01 passes to 02 in two rows
            02,03,2025-07-01,merged,1                             | 2: 02 does not end on 2025-07-01 in units.csv
            """)
    void a_change_that_does_not_hold_is_named(String rows, String expected) {
        var units =
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                02,Hai,tỉnh,province,,2025-07-01,
                03,Ba,tỉnh,province,,2025-07-01,
                """;
        assertThat(problems(units, rows.strip().replace(";", "\n") + "\n"))
                .anyMatch(problem -> problem.startsWith("locality_change.csv:" + expected));
    }

    @Test
    void blank_weights_share_equally_what_is_left_and_are_estimates() {
        var units =
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                02,Hai,tỉnh,province,,2025-07-01,
                03,Ba,tỉnh,province,,2025-07-01,
                04,Bốn,tỉnh,province,,2025-07-01,
                """;
        var read = read(units, "01,02,2025-07-01,split,0.5\n01,03,2025-07-01,split,\n01,04,2025-07-01,split,\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.catalogue().changes())
                .extracting(change -> change.weight() + " " + change.basis())
                .containsExactly("0.5 population", "0.25 equal", "0.25 equal");
        assertThat(read(units, "01,02,2025-07-01,merged,\n").catalogue().changes())
                .extracting(change -> change.weight() + " " + change.basis())
                .containsExactly("1.0 whole");
    }

    @Test
    void a_unit_that_goes_on_under_a_new_parent_is_told_of_only_once() {
        var units =
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                01,Một mới,tỉnh,province,,2025-07-01,
                00001,Xã,xã,commune,01,2020-01-01,
                """;
        assertThat(problems(units, "01,01,2025-07-01,merged,1\n")).isEmpty();
        assertThat(problems(units, "01,01,2025-07-01,merged,1\n00001,00001,2025-07-01,renamed,1\n"))
                .singleElement()
                .asString()
                .startsWith("locality_change.csv:3: 00001 does not end on 2025-07-01 in units.csv");
    }

    @Test
    void what_follows_from_a_bad_row_is_not_said_again() {
        assertThat(problems(
                        """
                        01,Một,tỉnh,province,,2020-01-01,2025-13-01
                        02,Hai,tỉnh,province,,2020-01-01,
                        001,Huyện,huyện,district,01,2020-01-01,2025-07-01
                        00001,Xã,xã,commune,001,2020-01-01,
                        """,
                        "01,02,2025-07-01,merged,1\n001,02,2025-07-01,abolished,1\n"))
                .containsExactly("units.csv:2: column valid_to is “2025-13-01”, expected a date like 2025-07-01.");
    }

    @Test
    void files_that_are_no_such_tables_are_refused_before_any_row_is_judged() {
        var read = LocalityFiles.read(
                CsvTable.parse("units.csv", "code,name\n1,Một\n"), CsvTable.parse("locality_change.csv", CHANGES));
        assertThat(read.catalogue()).isNull();
        assertThat(english(read)).hasSize(5).allMatch(problem -> problem.startsWith("units.csv:1: column “"));
    }

    private static List<String> problems(String units, String changes) {
        return english(read(units, changes));
    }

    private static List<String> english(LocalityFiles.Outcome outcome) {
        return outcome.problems().stream().map(each -> each.in(Locale.ENGLISH)).toList();
    }

    private static LocalityFiles.Outcome read(String units, String changes) {
        return LocalityFiles.read(
                CsvTable.parse("units.csv", UNITS + units), CsvTable.parse("locality_change.csv", CHANGES + changes));
    }
}

package vn.htsd.data.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.htsd.data.csv.CsvTable;

/** A bad reference is refused whole, and every bad row is named. */
class LocalityFilesTest {
    private static final String UNITS = "code,name,type,level,parent_code,valid_from,valid_to\n";
    private static final String CHANGES = "from_code,to_code,effective_date,kind,weight\n";

    @Test
    void every_bad_row_is_named_with_its_line() throws IOException {
        var problems = problems(
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                02,Hai,tỉnh,province,,2020-01-01,
                02,Hai lại,tỉnh,province,,2021-01-01,
                001,Mồ côi,huyện,district,99,2020-01-01,
                03,Ba,tỉnh,nowhere,,2020-01-01,
                04,Bốn,tỉnh,province,,ngày đẹp,
                05,Năm,tỉnh,province,,2022-01-01,2021-01-01
                """,
                "");
        assertThat(problems).hasSize(6);
        assertThat(problems).anyMatch(problem -> problem.startsWith("units.csv:4") && problem.contains("overlaps"));
        assertThat(problems).anyMatch(problem -> problem.startsWith("units.csv:5") && problem.contains("parent “99”"));
        assertThat(problems).anyMatch(problem -> problem.startsWith("units.csv:6") && problem.contains("nowhere"));
        assertThat(problems).anyMatch(problem -> problem.startsWith("units.csv:7") && problem.contains("ngày đẹp"));
        assertThat(problems).anyMatch(problem -> problem.startsWith("units.csv:8"));
        assertThat(problems).anyMatch(problem -> problem.contains("01@2020-01-01") && problem.contains("no successor"));
    }

    @Test
    void weights_of_one_old_unit_must_add_up_and_blank_ones_share_equally() throws IOException {
        var units =
                """
                01,Một,tỉnh,province,,2020-01-01,2025-07-01
                02,Hai,tỉnh,province,,2025-07-01,
                03,Ba,tỉnh,province,,2025-07-01,
                """;
        assertThat(problems(units, "01,02,2025-07-01,split,0.5\n01,03,2025-07-01,split,0.4\n"))
                .singleElement()
                .asString()
                .contains("add up to 0.9");
        var read = read(units, "01,02,2025-07-01,split,\n01,03,2025-07-01,split,\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.catalogue().changes()).allSatisfy(change -> {
            assertThat(change.weight()).isEqualTo(0.5);
            assertThat(change.basis()).isEqualTo("equal");
        });
    }

    @Test
    void a_change_must_name_a_unit_that_ends_that_day() throws IOException {
        assertThat(problems("01,Một,tỉnh,province,,2020-01-01,\n", "01,01,2025-07-01,renamed,1\n"))
                .singleElement()
                .asString()
                .contains("does not end on 2025-07-01");
    }

    private static List<String> problems(String units, String changes) throws IOException {
        return read(units, changes).problems();
    }

    private static LocalityFiles.Outcome read(String units, String changes) throws IOException {
        return LocalityFiles.read(
                CsvTable.parse("units.csv", UNITS + units), CsvTable.parse("locality_change.csv", CHANGES + changes));
    }
}

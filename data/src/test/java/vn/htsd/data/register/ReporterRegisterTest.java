package vn.htsd.data.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityFiles;
import vn.htsd.data.reference.Reference;

class ReporterRegisterTest {
    private static final LocalDate WEEK = LocalDate.of(2025, 10, 1);
    private static final LocalityCatalogue LOCALITIES = Reference.shipped().localities();
    private static final String HEAD = "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n";
    private static final String ROWS =
            """
            0123,Trường THCS Mỹ Hào,lower_secondary,unit,01477,,2025-07-01,
            KH2,Thư viện xã,library,unit,01477,KH1,2025-07-01,
            KH3,Thư viện xã,library,unit,11689,,2025-07-01,
            """;

    private static ReporterRegister.Outcome read(String rows, String aliases) throws IOException {
        return ReporterRegister.read(
                CsvTable.parse("reporters.csv", HEAD + rows),
                CsvTable.parse("reporter_aliases.csv", "code,same_as,recorded_at,note\n" + aliases),
                LOCALITIES);
    }

    private static ReporterRegister register(String aliases) throws IOException {
        return java.util.Objects.requireNonNull(read(ROWS, aliases).register());
    }

    @Test
    void a_unit_is_found_by_its_name_however_it_is_spelt_and_by_a_code_without_its_zeros() throws IOException {
        var register = register("");
        var commune = LOCALITIES.at("01477", WEEK).orElseThrow();
        for (var name : List.of("Trường Trung học cơ sở Mĩ Hào", "THCS MỸ HÀO", "trường thcs  mỹ hào")) {
            assertThat(register.named(name, "lower_secondary", commune, WEEK))
                    .as(name)
                    .map(RegisteredReporter::code)
                    .contains("0123");
        }
        assertThat(register.named("Trường THCS Mỹ Hào", "primary", commune, WEEK))
                .isEmpty();
        assertThat(register.named("Thư viện xã", null, commune, WEEK))
                .map(RegisteredReporter::code)
                .contains("KH2");
        assertThat(register.withZeros("123", WEEK))
                .map(RegisteredReporter::code)
                .contains("0123");
        assertThat(register.hasAnyBelow("KH1", WEEK)).isTrue();
        assertThat(register.hasAnyBelow("KH2", WEEK)).isFalse();
        assertThat(register.nearest("KH4", WEEK, 1))
                .extracting(RegisteredReporter::code)
                .containsExactly("KH2");
    }

    @Test
    void a_merged_code_is_read_as_the_one_that_stays_through_every_step() throws IOException {
        var register = register("KH2,KH3,2025-11-01,hai mã\nOLD,KH2,2025-10-01,\nKH1,0123,2025-11-01,\n");
        assertThat(register.canonical("OLD")).isEqualTo("KH3");
        assertThat(register.at("OLD", WEEK))
                .map(RegisteredReporter::localityCode)
                .contains("11689");
        assertThat(register.all()).extracting(RegisteredReporter::code).containsExactly("0123", "KH3");
        var renamed = register("KH2,NEW,2025-11-01,\n");
        assertThat(renamed.at("NEW", WEEK)).map(RegisteredReporter::name).contains("Thư viện xã");
    }

    @Test
    void bad_aliases_are_refused_with_their_lines() throws IOException {
        assertThat(said(ROWS, "A,B,,\nA,C,,\n01477,KH2,,\nX,,,\nP,Q,,\nQ,P,,\n"))
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("reporter_aliases.csv:3: A stands twice"))
                .anyMatch(problem ->
                        problem.startsWith("reporter_aliases.csv:4: 01477 = KH2: the code of an administrative"))
                .anyMatch(problem -> problem.startsWith("reporter_aliases.csv:5: code and same_as"))
                .anyMatch(problem -> problem.contains("P leads back to itself"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            X,Trường,primary,unit,99999,,2025-07-01,                | 5: locality_code 99999 is not in force on 2025-07-01
            X,Trường,primary,unit,01477,,2025-07-01,2025-07-01      | 5: valid_to 2025-07-01 is not after
            X,Trường,primary,unit,01477,,1/7/2025,                  | 5: column valid_from is “1/7/2025”
            X,Trường,primary,unit,01477,,2025-07-01,mãi             | 5: column valid_to is “mãi”
            X,Trường,primary,school,01477,,2025-07-01,              | 5: column level is “school”
            ,Trường,primary,unit,01477,,2025-07-01,                 | 5: column code is blank
            X,,primary,unit,01477,,2025-07-01,                      | 5: column name is blank
            X,Trường,primary,unit,01477,X,2025-07-01,               | 5: X reports to itself
            01477,Trường,primary,unit,01477,,2025-07-01,            | 5: code 01477 is that of an administrative unit
            KH2,Thư viện,library,unit,01477,,2025-09-01,            | 5: KH2 is registered for the same days in line 3
            KH1,Trường,primary,unit,01477,KH2,2025-07-01,           | 5: the reporting line of KH1 leads back to it through KH2
            KH3,Thư viện xã,library,unit,11689,,2025-07-01,         | 5: the row is the same as line 4
            """)
    void a_bad_row_is_named_with_its_line(String row, String expected) throws IOException {
        assertThat(said(ROWS + row.strip() + "\n", ""))
                .anyMatch(problem -> problem.startsWith("reporters.csv:" + expected));
    }

    @Test
    void a_register_row_must_not_run_on_under_a_code_that_came_to_mean_another_unit() {
        var localities = LocalityFiles.read(
                        CsvTable.parse(
                                "units.csv",
                                """
                                code,name,type,level,parent_code,valid_from,valid_to
                                01,Một,tỉnh,province,,2020-01-01,
                                00001,Cũ,xã,commune,01,2020-01-01,2025-07-01
                                00002,Hai,xã,commune,01,2020-01-01,
                                00001,Mới,xã,commune,01,2025-07-01,
                                """),
                        CsvTable.parse(
                                "locality_change.csv",
                                "from_code,to_code,effective_date,kind,weight\n00001,00002,2025-07-01,merged,1\n"))
                .catalogue();
        var read = ReporterRegister.read(
                CsvTable.parse("reporters.csv", HEAD + "X,Trường,primary,unit,00001,,2023-01-01,\n"),
                CsvTable.parse("reporter_aliases.csv", "code,same_as,recorded_at,note\n"),
                Objects.requireNonNull(localities));
        assertThat(read.problems())
                .extracting(each -> each.in(Locale.ENGLISH))
                .containsExactly(
                        "reporters.csv:2: from 2025-07-01, locality_code 00001 means xã Mới, which did not arise"
                                + " from xã Cũ. End the row and add one with the new locality.");
    }

    private static List<String> said(String rows, String aliases) throws IOException {
        return read(rows, aliases).problems().stream()
                .map(each -> each.in(Locale.ENGLISH))
                .toList();
    }
}

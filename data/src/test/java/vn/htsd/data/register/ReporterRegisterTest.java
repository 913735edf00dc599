package vn.htsd.data.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
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
        assertThat(read(ROWS, "A,B,,\nA,C,,\n01477,KH2,,\nX,,,\nP,Q,,\nQ,P,,\n").problems())
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("reporter_aliases.csv:3: A stands twice"))
                .anyMatch(problem ->
                        problem.startsWith("reporter_aliases.csv:4: 01477 = KH2: the code of an administrative"))
                .anyMatch(problem -> problem.startsWith("reporter_aliases.csv:5: code and same_as"))
                .anyMatch(problem -> problem.contains("P leads back to itself"));
    }
}

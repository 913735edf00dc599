package vn.htsd.data.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.HtsdException;

class ReferenceImportTest {
    private static final Path WHOLE_COUNTRY = Path.of("../../shared/reference");

    @Test
    void a_bad_file_is_refused_whole_and_nothing_changes(@TempDir Path target, @TempDir Path source) throws Exception {
        Files.writeString(
                source.resolve("reporters.csv"),
                "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n"
                        + "R1,Trường A,primary,unit,01477,,2025-07-01,\n"
                        + "R2,Trường B,primary,unit,99999,,2025-07-01,\n");
        assertThatThrownBy(() -> ReferenceImport.into(target, List.of(source)))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("reporters.csv:3")
                .hasMessageContaining("99999");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void a_good_file_replaces_the_one_of_its_name(@TempDir Path target, @TempDir Path source) throws Exception {
        Files.writeString(
                source.resolve("reporters.csv"),
                "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n"
                        + "R1,Trường A,primary,unit,01477,,2025-07-01,\n");
        assertThat(ReferenceImport.into(target, List.of(source))).containsExactly("reporters.csv");
        assertThat(Reference.of(target).register().all()).hasSize(1);
        assertThat(Reference.of(target).digest())
                .isNotEqualTo(Reference.shipped().digest());
    }

    @Test
    void a_folder_without_reference_files_is_named(@TempDir Path target, @TempDir Path source) {
        assertThatThrownBy(() -> ReferenceImport.into(target, List.of(source)))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("units.csv");
    }

    @Test
    void the_whole_country_imports_and_counts(@TempDir Path target) {
        Assumptions.assumeTrue(
                Files.exists(WHOLE_COUNTRY.resolve("units.csv")), "SKIPPED: the whole-country reference is not here");
        ReferenceImport.into(target, List.of(WHOLE_COUNTRY));
        var localities = Reference.of(target).localities();
        var campaigns = Reference.shipped().campaigns();
        assertThat(campaigns.campaigns())
                .extracting(campaign -> localities
                        .inForce(LocalityLevel.COMMUNE, campaign.weekStart())
                        .size())
                .containsExactly(10_598, 10_542, 3_321);
    }
}

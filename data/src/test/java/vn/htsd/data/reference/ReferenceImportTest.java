package vn.htsd.data.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.register.RegisteredReporter;

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
    void every_bad_row_of_all_files_is_named_in_both_languages(@TempDir Path target, @TempDir Path source)
            throws Exception {
        var rows = new StringBuilder("code,name,type,level,locality_code,reports_to,valid_from,valid_to\n");
        for (int row = 0; row < 30; row++) {
            rows.append("R").append(row).append(",Trường,primary,unit,99999,,2025-07-01,\n");
        }
        Files.writeString(source.resolve("reporters.csv"), rows);
        Files.writeString(source.resolve("campaigns.yaml"), "campaigns: []\n");
        assertThatThrownBy(() -> ReferenceImport.into(target, List.of(source)))
                .isInstanceOfSatisfying(HtsdException.class, refused -> {
                    assertThat(refused.sentence().in(Locale.ENGLISH).lines()).hasSize(32);
                    assertThat(refused.sentence().in(Message.VIETNAMESE))
                            .contains("31 dòng chưa đúng", "reporters.csv:31: locality_code 99999 không có hiệu lực")
                            .contains("campaigns.yaml:1: không có Tuần lễ nào");
                });
    }

    @Test
    void a_file_in_another_encoding_is_told_to_be_saved_as_utf_8(@TempDir Path target, @TempDir Path source)
            throws Exception {
        var text = "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n"
                + "R1,Tr\u00e9,x,unit,01477,,2025-07-01,\n";
        Files.write(source.resolve("reporters.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ReferenceImport.into(target, List.of(source)))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("reporters.csv, line 2");
        Files.write(source.resolve("reporters.csv"), text.getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> ReferenceImport.into(target, List.of(source)))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("reporters.csv, line 1");
    }

    @Test
    void an_import_that_was_broken_off_counts_whole_or_not_at_all(@TempDir Path target, @TempDir Path source)
            throws Exception {
        var head = "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n";
        var aliases = "code,same_as,recorded_at,note\n";
        Files.writeString(source.resolve("reporters.csv"), head + "R1,Trường A,primary,unit,01477,,2025-07-01,\n");
        Files.writeString(source.resolve("reporter_aliases.csv"), aliases + "R2,R1,2025-11-01,\n");
        ReferenceImport.into(target, List.of(source));
        // Killed before it was decided: half a file lies about.
        Files.createDirectories(target.resolve(".import.new"));
        Files.writeString(target.resolve(".import.new/reporters.csv"), "co");
        assertThat(Reference.of(target).register().all())
                .extracting(RegisteredReporter::code)
                .containsExactly("R1");
        // Killed afterwards, one of two files in its place.
        Files.createDirectories(target.resolve(".import"));
        Files.writeString(
                target.resolve(".import/reporters.csv"), head + "R3,Trường B,primary,unit,01477,,2025-07-01,\n");
        Files.writeString(target.resolve("reporter_aliases.csv"), aliases + "R4,R3,2025-11-01,\n");
        assertThat(Reference.of(target).register().at("R4", LocalDate.of(2025, 10, 1)))
                .map(RegisteredReporter::name)
                .contains("Trường B");
        // The next import finishes it first.
        Files.delete(source.resolve("reporters.csv"));
        Files.writeString(source.resolve("reporter_aliases.csv"), aliases);
        ReferenceImport.into(target, List.of(source));
        assertThat(Files.readString(target.resolve("reporters.csv"))).contains("Trường B");
        assertThat(target.resolve(".import")).doesNotExist();
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

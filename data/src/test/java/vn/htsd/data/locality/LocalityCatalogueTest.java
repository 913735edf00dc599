package vn.htsd.data.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.htsd.data.reference.Reference;

/** The shipped geography: 63 provinces became 34, and codes changed their meaning. */
class LocalityCatalogueTest {
    private static final LocalDate WEEK_2023 = LocalDate.of(2023, 10, 2);
    private static final LocalDate WEEK_2025 = LocalDate.of(2025, 10, 1);
    private final LocalityCatalogue localities = Reference.shipped().localities();

    @Test
    void there_were_63_provinces_and_now_there_are_34() {
        assertThat(localities.inForce(LocalityLevel.PROVINCE, WEEK_2023)).hasSize(63);
        assertThat(localities.inForce(LocalityLevel.PROVINCE, LocalDate.of(2025, 6, 30)))
                .hasSize(63);
        assertThat(localities.inForce(LocalityLevel.PROVINCE, WEEK_2025)).hasSize(34);
    }

    @Test
    void a_reused_code_means_another_unit_at_another_time() {
        assertThat(localities.at("11689", WEEK_2023)).map(Locality::fullName).contains("phường Anh Dũng");
        assertThat(localities.at("11689", WEEK_2025)).map(Locality::fullName).contains("phường Hưng Đạo");
        assertThat(localities.at("24", WEEK_2023)).map(Locality::name).contains("Bắc Giang");
        assertThat(localities.at("24", WEEK_2025)).map(Locality::name).contains("Bắc Ninh");
    }

    @Test
    void a_unit_gets_a_new_version_when_its_parent_gets_one_and_chains_to_it_whole() {
        // Quảng Ngãi is a new province on 1 July 2025; so every unit that stays in a changed province is cut there too.
        var beforeHue = localities.at("46", LocalDate.of(2024, 12, 31)).orElseThrow();
        assertThat(localities.successorsOf(beforeHue)).singleElement().satisfies(change -> {
            assertThat(change.toKey()).isEqualTo("46@2025-01-01");
            assertThat(change.weight()).isEqualTo(1);
        });
        assertThat(localities.all()).allSatisfy(locality -> {
            if (locality.parentKey() != null) {
                var parent = localities.byKey(locality.parentKey()).orElseThrow();
                assertThat(parent.validOn(locality.validFrom())).isTrue();
                assertThat(parent.validTo() == null
                                || locality.validTo() != null
                                        && !locality.validTo().isAfter(parent.validTo()))
                        .isTrue();
            }
        });
    }

    @Test
    void names_are_found_with_or_without_their_type_whatever_the_accents() {
        for (var written : new String[] {"Trùng Khánh", "xã Trùng Khánh", "X. TRUNG KHANH", "trùng  khánh"}) {
            assertThat(localities.named(written, LocalityLevel.COMMUNE, null, WEEK_2025))
                    .as(written)
                    .extracting(Locality::key)
                    .containsExactly("01477@2025-07-01");
        }
        assertThat(localities.named("TX. Mỹ Hào", LocalityLevel.DISTRICT, null, WEEK_2023))
                .extracting(Locality::code)
                .containsExactly("328");
    }

    @Test
    void the_nearest_names_come_nearest_first() {
        assertThat(localities.nearest("Trùng Khanhh", LocalityLevel.COMMUNE, null, WEEK_2025, 1))
                .extracting(Locality::name)
                .containsExactly("Trùng Khánh");
    }

    @Test
    void the_line_of_a_commune_leads_to_the_nation() {
        var commune = localities.at("01477", WEEK_2023).orElseThrow();
        assertThat(localities.lineOf(commune)).extracting(Locality::code).containsExactly("01477", "047", "04", "VN");
    }
}

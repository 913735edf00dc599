package vn.htsd.data.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.htsd.data.reference.Reference;

class CampaignCatalogueTest {
    private final CampaignCatalogue campaigns = Reference.shipped().campaigns();

    @Test
    void a_rule_for_a_body_beats_one_for_its_level_and_a_real_one_an_assumed_one() {
        var week2025 = campaigns.of(2025).orElseThrow();
        var yaLy = week2025.deadline("unit", "commune", "23548").orElseThrow();
        assertThat(yaLy.dueDate()).isEqualTo(LocalDate.of(2025, 10, 13));
        assertThat(yaLy.assumed()).isFalse();
        var elsewhere = week2025.deadline("unit", "commune", "00001").orElseThrow();
        assertThat(elsewhere.assumed()).isTrue();
        assertThat(elsewhere.dueDate()).isEqualTo(LocalDate.of(2025, 10, 10));
    }

    @Test
    void a_deadline_on_a_weekend_moves_to_the_next_working_day() {
        // 11 October 2025, the day in the plan of phường Hưng Đạo, is a Saturday.
        assertThat(campaigns
                        .of(2025)
                        .orElseThrow()
                        .deadline("unit", "commune", "11689")
                        .orElseThrow()
                        .dueDate())
                .isEqualTo(LocalDate.of(2025, 10, 13));
    }

    @Test
    void only_assumed_deadlines_are_known_for_2023_and_2024() {
        for (int year : new int[] {2023, 2024}) {
            assertThat(campaigns.of(year).orElseThrow().deadlines()).allMatch(DeadlineRule::assumed);
        }
    }

    @Test
    void hoang_sa_is_exempt_from_the_start() {
        assertThat(campaigns.of(2025).orElseThrow().exempt())
                .extracting(Campaign.Exemption::code)
                .contains("20333");
    }
}

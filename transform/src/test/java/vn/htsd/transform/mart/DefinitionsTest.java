package vn.htsd.transform.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.transform.harmonise.Vintages;

class DefinitionsTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();

    @Test
    void money_is_what_the_form_asks_sources_for() {
        assertThat(asked("HTSD-A/2023", "amount_vnd")).containsExactlyInAnyOrder("state_budget", "mobilised");
        assertThat(asked("HTSD-A/2024", "amount_vnd"))
                .containsExactlyInAnyOrder("state_budget", "mobilised", "other_legal");
        assertThat(asked("HTSD-A/2025", "amount_vnd"))
                .containsExactlyInAnyOrder("state_budget", "programme", "mobilised", "other_legal")
                .isEqualTo(asked("HTSD-B/2025", "amount_vnd"));
    }

    @Test
    void people_and_classes_are_asked_for_alike_every_year() {
        for (var measure : List.of("participants", "classes")) {
            assertThat(List.of("HTSD-A/2023", "HTSD-A/2024", "HTSD-A/2025"))
                    .allSatisfy(form -> assertThat(asked(form, measure)).containsExactly("total"));
        }
    }

    @Test
    void figures_are_provisional_until_the_end_of_the_cut_off_day_in_vietnam() {
        var campaign = new Campaign(
                2025,
                "",
                LocalDate.of(2025, 10, 1),
                LocalDate.of(2025, 10, 7),
                "HTSD-A/2025",
                false,
                List.of(),
                LocalDate.of(2025, 11, 10),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(at("2025-11-10T16:59:59Z").provisional(campaign)).isTrue();
        assertThat(at("2025-11-10T17:00:00Z").provisional(campaign)).isFalse();
        var everything = new Vintages(null, new TreeMap<>());
        assertThat(everything.until(Instant.parse("2025-11-10T16:59:59Z")).provisional(campaign))
                .isTrue();
        assertThat(everything.until(null).provisional(campaign)).isFalse();
        assertThat(at("2025-11-10T17:00:00Z")
                        .until(Instant.parse("2025-10-09T00:00:00Z"))
                        .provisional(campaign))
                .isFalse();
    }

    private static Vintages at(String moment) {
        return new Vintages(Instant.parse(moment), new TreeMap<>());
    }

    private static java.util.Set<String> asked(String form, String measure) {
        return new Definitions(FORMS).asked(FORMS.form(form).orElseThrow(), measure);
    }
}

package vn.htsd.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendAnnexesTest {
    @Test
    void tables_of_three_years_overlap_by_one_so_that_every_change_is_printed() {
        assertThat(TrendAnnexes.windows(List.of(2024, 2025))).containsExactly(List.of(2024, 2025));
        assertThat(TrendAnnexes.windows(List.of(2023, 2024, 2025))).containsExactly(List.of(2023, 2024, 2025));
        assertThat(TrendAnnexes.windows(List.of(2023, 2024, 2025, 2026)))
                .containsExactly(List.of(2023, 2024, 2025), List.of(2024, 2025, 2026));
        assertThat(TrendAnnexes.windows(List.of(2023, 2024, 2025, 2026, 2027)))
                .containsExactly(List.of(2023, 2024, 2025), List.of(2025, 2026, 2027));
    }
}

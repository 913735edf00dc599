package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only the figures of others, or of other years, make strange. */
@ExtendWith(SharedSpark.class)
class ComparisonFindingsTest {
    @Test
    void a_figure_far_from_its_peers_from_its_own_growth_or_a_thousandfold_is_an_outlier() throws Exception {
        assertThat(findings("OUTLIER"))
                .containsExactly(
                        "P01-24|B0|2400000|Funding (đồng): 2,400,000 is about a thousand times the 3,000 of the year"
                                + " before. Please check the unit.",
                        "P12-23|A1|20|Participations: 20 is far from what is usual; half of the reports of the same"
                                + " type and level are below 100. Please check the figure or its unit.",
                        "P12-24|A0|120|Participations: 120 is far from 22, which the year before and the change at"
                                + " similar reporters lead one to expect. Please check the figure or its unit.",
                        "P13-23|A0|4500|Participations: 4,500 is far from what is usual; half of the reports of the"
                                + " same type and level are below 100. Please check the figure or its unit.");
    }

    @Test
    void one_gathering_in_two_reports_of_different_lines_and_one_unit_under_two_codes_are_possible_doubles()
            throws Exception {
        assertThat(findings("POSSIBLE_DOUBLE"))
                .satisfiesExactly(
                        school -> assertThat(school)
                                .startsWith("D-school|A0|350|This activity has the same date")
                                .contains("reported by Đơn vị D-union (D-union.xlsx#A0)"),
                        union -> assertThat(union).startsWith("D-union|A0|345|").contains("Đơn vị D-school"),
                        own -> assertThat(own)
                                .startsWith(
                                        "t-own|A0|Trường THCS Mĩ Hào|This unit (provisional code T-1) seems to be the"
                                                + " same as T-2")
                                .contains("form B (t-relayed.xlsx)"),
                        relayed -> assertThat(relayed)
                                .startsWith("t-relayed|A0|THCS MỸ HÀO|")
                                .contains("code T-2"));
    }

    private static List<String> findings(String code) throws Exception {
        return ComparedSeason.query(
                "SELECT submission_id, place, value, message_en FROM finding WHERE code = '" + code + "' ORDER BY ALL");
    }
}

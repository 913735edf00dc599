package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who should report, and by when: one line of the contract's section a case. */
@ExtendWith(SharedSpark.class)
class ReportingTest {
    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            R01   | reported      | on_time | false | until the end of the day named
            R02   | reported      | late    | false | a minute later is late
            R03   | reported      | on_time | false | the first receipt counts, returned or not
            R04   | returned      | late    | false | every file so far went back
            R05   | document_only | on_time | false | a signed document without figures
            R06   | returned      | on_time | false | a returned report asks for more than a document
            R07   | nil           | on_time | false | the Week was not held
            R08   | reported      | on_time | false | a memo was received
            R09   | missing       |         | false | nothing at all
            R10   | via_parent    |         | false | a row in the commune's form B
            R11   | returned      | on_time | false | what it sent itself comes first
            R12   | document_only | on_time | false | so does its document
            R13   | exempt        |         | false | exempt since September
            R14   | reported      | on_time | false | the later revision held the Week
            R15   | reported      | on_time | false | an accepted report stays when a later one goes back
            N1    | reported      | on_time | false | not registered, but reporting
            H1    | via_parent    |         | false | the commune says that it holds all reports
            D1    | reported      | on_time | true  | its own report is in
            D2    | missing       |         | true  | the commune holds one of two: nobody knows which
            01477 | missing       | on_time | true  | a form B is no report of its own, but it was in time
            11689 | reported      | on_time | false | the extension's Saturday moves to Monday
            11692 | reported      | late    | false | after the extension
            23548 | reported      | late    | true  | without units below, the direct report is all there is
            12103 | missing       | on_time | true  | with units below, the consolidated report is missing
            12127 | nil           | on_time | true  | the consolidated report tells
            12133 | reported      | on_time | true  | and not the direct one
            03721 | via_parent    |         | false | the province relays it
            14    | missing       | on_time | false | which is no report of the province
            """)
    void every_reporter_has_one_status(String code, String status, String timeliness, boolean assumed, String why)
            throws Exception {
        assertThat(ComparedSeason.query("SELECT status, timeliness, deadline_assumed FROM fact_reporting WHERE"
                        + " campaign_year = 2025 AND reporter_key LIKE '" + code + "@%'"))
                .as(why)
                .containsExactly(status + "|" + timeliness + "|" + assumed);
    }

    @Test
    void who_is_neither_expected_nor_sends_anything_itself_has_no_row() throws Exception {
        assertThat(ComparedSeason.query("SELECT * FROM fact_reporting WHERE reporter_key LIKE 'N2@%'"))
                .isEmpty();
        assertThat(ComparedSeason.query(
                        "SELECT count(*) FROM fact_reporting WHERE NOT expected AND status = 'missing'"))
                .containsExactly("0");
    }

    @Test
    void both_rates_stand_with_their_denominator_and_never_exceed_1() throws Exception {
        assertThat(ComparedSeason.query(
                        "SELECT expected, own_report, round(own_rate, 3), covered, round(covered_rate, 3), missing,"
                                + " on_time, late, not_assessed FROM reporting_rate WHERE campaign_year = 2025 AND level ="
                                + " 'unit' AND locality_key = '01477@2025-07-01'"))
                .containsExactly("14|7|0.5|13|0.929|1|10|2|0");
        assertThat(ComparedSeason.query(
                        "SELECT expected, own_report, covered FROM reporting_rate WHERE campaign_year = 2025"
                                + " AND level = 'unit' AND locality_key LIKE 'VN@%'"))
                .isEqualTo(ComparedSeason.query("SELECT expected, own_report, covered FROM reporting_summary WHERE"
                        + " campaign_year = 2025 AND level = 'unit' AND province_key LIKE 'VN@%'"));
        assertThat(ComparedSeason.query(
                        "SELECT count(*) FROM reporting_rate WHERE own_rate > covered_rate OR covered_rate > 1"
                                + " OR covered + missing <> coalesce(expected, covered + missing)"))
                .containsExactly("0");
    }

    @Test
    void without_a_register_completeness_of_units_is_neither_0_nor_1() throws Exception {
        assertThat(ComparedSeason.query("SELECT expected, own_report, own_rate, covered_rate FROM reporting_rate WHERE"
                        + " campaign_year = 2023 AND level = 'unit' AND locality_key = '" + ComparedSeason.HA_NOI
                        + "'"))
                .containsExactly("null|13|null|null");
        assertThat(ComparedSeason.query("SELECT count(*) FROM reporting_summary WHERE campaign_year = 2023 AND level ="
                        + " 'unit' AND expected IS NULL"))
                .containsExactly("3");
    }

    @Test
    void a_unit_that_moved_is_another_version_of_itself() throws Exception {
        assertThat(ComparedSeason.query(
                        "SELECT reporter_key, locality_key, valid_from, valid_to FROM dim_reporter WHERE"
                                + " code = 'MOVE' ORDER BY 1"))
                .containsExactly(
                        "MOVE@2022-10-01|04@2022-10-01|2022-10-01|2024-10-01",
                        "MOVE@2024-10-01|01@2022-10-01|2024-10-01|null");
    }

    @Test
    void nobody_is_late_by_an_assumed_deadline() throws Exception {
        assertThat(ComparedSeason.query("SELECT late, not_assessed FROM reporting_rate WHERE campaign_year = 2025 AND"
                        + " level = 'commune' AND locality_key = '23548@2025-07-01'"))
                .containsExactly("0|1");
        assertThat(ComparedSeason.query("SELECT submission_id FROM finding WHERE code = 'REPORTED_LATE' ORDER BY 1"))
                .containsExactly("duong-kinh", "r02", "r04");
    }

    @Test
    void weeks_extensions_cut_off_and_exemptions_are_published_with_their_documents() throws Exception {
        assertThat(ComparedSeason.query("SELECT code, week_start, source FROM campaign_local_week"))
                .containsExactly("31|2025-10-06|QĐ 3929");
        assertThat(ComparedSeason.query("SELECT code, reporter_level, due_date, source FROM campaign_extension"))
                .containsExactly("31|commune|2025-10-27|CV 77");
        assertThat(ComparedSeason.query("SELECT cut_off FROM dim_campaign WHERE campaign_year = 2025"))
                .containsExactly("2025-11-05");
        assertThat(ComparedSeason.query("SELECT code, exempt_from, reason FROM exemption WHERE code = 'R13'"))
                .containsExactly("R13|2025-09-01|giải thể");
    }

    @Test
    void photos_are_published_with_who_approved_them() throws Exception {
        assertThat(ComparedSeason.query(
                        "SELECT reporter_key, photo_sha256, approved, approved_by, caption, source_ref FROM"
                                + " photo ORDER BY photo_sha256"))
                .containsExactly(
                        "R01@2025-07-01|" + ComparedSeason.APPROVED
                                + "|true|Chánh Văn phòng|Lễ khai mạc tại Trùng Khánh|r01.xlsx#xl/media/image1.png",
                        "R01@2025-07-01|" + ComparedSeason.INTERNAL + "|false|null|null|r01.xlsx#xl/media/image1.png");
    }
}

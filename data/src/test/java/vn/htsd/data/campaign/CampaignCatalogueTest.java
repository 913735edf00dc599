package vn.htsd.data.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        // A Thursday, a Saturday, the day before a holiday that comes every year, Tết, a swapped Saturday.
        "10-09, end_of_day, 2025-10-09",
        "10-11, end_of_day, 2025-10-13",
        "09-01, end_of_day, 2025-09-03",
        "01-27, end_of_day, 2025-02-03",
        "04-26, end_of_day, 2025-04-26",
        "10-09, day_before, 2025-10-08",
        "10-12, day_before, 2025-10-13",
        "10-13, day_before, 2025-10-13",
        "2026-01-01, end_of_day, 2026-01-02",
    })
    void before_a_day_means_until_its_end_or_that_of_the_day_before_and_never_ends_on_a_day_off(
            String before, String means, LocalDate due) {
        var rule = "{receiver_level: nation, reporter_level: province, before: %s, before_means: %s, source: KH 1}";
        var campaign = campaign("deadlines: [" + rule.formatted(before, means) + "]");
        assertThat(campaign.deadline("province", "nation", "VN"))
                .map(DeadlineRule::dueDate)
                .contains(due);
    }

    @Test
    void the_reading_of_before_may_be_said_once_for_all() {
        var rule = "deadlines: [{receiver_level: nation, reporter_level: province, before: 10-09, source: KH 1}]";
        var due = campaign(rule, "before_means: day_before\n").deadline("province", "nation", "VN");
        assertThat(due).map(DeadlineRule::dueDate).contains(LocalDate.of(2025, 10, 8));
        assertThat(campaign(rule + ", before_means: day_before").deadline("province", "nation", "VN"))
                .isEqualTo(due);
    }

    /** An extension of Cao Bằng for units, of xã Trùng Khánh for all; the deadline of units is 10 October, a Friday. */
    @ParameterizedTest
    @CsvSource({
        "unit,    01477;04;VN, commune,  2025-10-30, CV 2",
        "unit,    01288;04;VN, commune,  2025-10-20, CV 1",
        "unit,    11689;31;VN, commune,  2025-10-10, KH 1",
        "commune, 01288;04;VN, province, 2025-10-15, giả định",
        "commune, 01477;04;VN, province, 2025-10-30, CV 2",
    })
    void an_extension_holds_in_its_locality_and_the_nearest_one_wins(
            String level, String line, String receiver, LocalDate due, String source) {
        var campaign = campaign(
                """
                deadlines: [
                    {receiver_level: commune, reporter_level: unit, before: 10-10, source: KH 1},
                    {receiver_level: province, reporter_level: commune, before: 10-15, source: giả định, assumed: true}],
                  extensions: [
                    {code: "04", reporter_level: unit, before: 10-18, source: CV 1},
                    {code: "01477", before: 10-30, source: CV 2}]""");
        var rule =
                campaign.deadline(level, receiver, "", List.of(line.split(";"))).orElseThrow();
        assertThat(rule.dueDate()).isEqualTo(due);
        assertThat(rule.source()).isEqualTo(source);
        assertThat(rule.assumed()).isEqualTo(source.equals("giả định"));
    }

    @Test
    void an_extension_never_shortens_and_a_document_beats_an_assumption() {
        var early = ", extensions: [{code: \"04\", before: 10-08, source: CV 1}]";
        var real = campaign(
                "deadlines: [{receiver_level: commune, reporter_level: unit, before: 10-10, source: KH 1}]" + early);
        assertThat(real.deadline("unit", "commune", "", List.of("04")))
                .map(DeadlineRule::source)
                .contains("KH 1");
        var assumed = campaign("deadlines: [{receiver_level: commune, reporter_level: unit, before: 10-10,"
                + " source: giả định, assumed: true}]" + early);
        assertThat(assumed.deadline("unit", "commune", "", List.of("04")))
                .map(DeadlineRule::assumed)
                .contains(false);
    }

    @Test
    void a_locality_may_hold_the_week_on_days_of_its_own() {
        var campaign =
                campaign("local_weeks: [{code: \"04\", week_start: 2025-10-13, week_end: 2025-10-19, source: KH 9}]");
        assertThat(campaign.weekIn(List.of("01477", "04", "VN")).weekStart()).isEqualTo("2025-10-13");
        assertThat(campaign.weekIn(List.of("11689", "31", "VN")).weekStart()).isEqualTo("2025-10-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            campaigns: []                                                       | campaigns.yaml:1: there is no campaign
            campaigns: {}                                                       | campaigns.yaml:1: “campaigns” must be a list
            campaigns: [2025]                                                   | campaigns.yaml:1: every entry of “campaigns”
            campaigns: [                                                        | campaigns.yaml:1: this is no YAML
            just words                                                          | campaigns.yaml:1: expected keys with values
            campaigns: [%s]¶campaign: []                                        | campaigns.yaml:2: key “campaign” is not known
            campaigns: [%s, %s]                                                 | campaigns.yaml:1: the campaign of 2025 stands twice
            campaigns: [%s]¶working_days: [hôm qua]                             | campaigns.yaml:2: working_days is “hôm qua”
            campaigns: [%s]¶holidays: [{name: a, every_year: 13-40}]            | campaigns.yaml:2: every_year is “13-40”
            campaigns: [%s]¶exempt: [{code: a, reason: b}]                      | campaigns.yaml:2: “from” is missing
            """)
    void a_file_that_does_not_hold_is_refused_with_its_line(String yaml, String expected) {
        var text = yaml.strip().replace("¶", "\n").replace("%s", CAMPAIGN.formatted("supplementary: false"));
        assertThat(said(text)).anyMatch(problem -> problem.startsWith(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            supplementary: maybe                                                | supplementary is “maybe”, expected true or false
            cut_of: 2025-11-05                                                  | key “cut_of” is not known
            cut_off: soon                                                       | cut_off is “soon”, expected a date
            deadlines: [{receiver_level: nation, reporter_level: province, before: 10-20}] | “source” is missing
            deadlines: [{receiver_level: office, reporter_level: unit, before: 10-20, source: a}] | receiver_level is “office”, expected one of
            deadlines: [{receiver_level: nation, reporter_level: unit, before: 31-10, source: a}] | before is “2025-31-10”, expected a date
            deadlines: [{receiver_level: nation, reporter_level: unit, before: 10-20, source: a}, {receiver_level: nation, reporter_level: unit, before: 10-21, source: a}] | there are two deadlines
            extensions: [{code: "99", before: 10-20, source: a}]                | code “99” is no unit in force on 2025-10-01
            local_weeks: [{code: "04", week_start: 2025-10-09, week_end: 2025-10-08, source: a}] | week_end 2025-10-08 is before 2025-10-09
            before_means: noon                                                  | before_means is “noon”, expected end_of_day or day_before
            """)
    void a_campaign_that_does_not_hold_is_refused(String part, String expected) {
        assertThat(said("campaigns: [" + CAMPAIGN.formatted(part.strip()) + "]"))
                .anyMatch(problem -> problem.startsWith("campaigns.yaml:1: " + expected));
    }

    private static final String CAMPAIGN =
            "{year: 2025, theme: Học, week_start: 2025-10-01, week_end: 2025-10-07, form: HTSD-A/2025, %s}";

    private static final String DAYS_OFF =
            """

            holidays: [{name: "Quốc khánh", every_year: 09-02}, {name: Tết, from: 2025-01-27, to: 2025-02-02},
              {name: "Tết Dương lịch", every_year: 01-01}, {name: "trước Quốc khánh", from: 2025-09-01}]
            working_days: [2025-04-26]
            """;

    private static Campaign campaign(String part) {
        return campaign(part, "");
    }

    private static Campaign campaign(String part, String top) {
        var text = top + "campaigns: [" + CAMPAIGN.formatted(part) + "]" + DAYS_OFF;
        var outcome = CampaignCatalogue.read(text, Reference.shipped().localities());
        assertThat(outcome.problems()).isEmpty();
        return outcome.catalogue().latest();
    }

    private static List<String> said(String yaml) {
        return CampaignCatalogue.read(yaml, Reference.shipped().localities()).problems().stream()
                .map(each -> each.in(Locale.ENGLISH))
                .toList();
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

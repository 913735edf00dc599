package vn.htsd.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.ReporterRegister;

class SampleSeasonTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final Reference SHIPPED = Reference.shipped();
    private static final List<Integer> YEARS = List.of(2023, 2024, 2025);

    private static Path season;
    private static SampleSeason.Summary summary;
    private static List<WrittenReport> reports;

    @BeforeAll
    static void writes_the_demo_season_once(@TempDir Path directory) throws IOException {
        season = directory;
        summary = write(season, YEARS, "demo", 2025, 2);
        reports = WrittenReport.all(season);
    }

    private static SampleSeason.Summary write(
            Path directory, List<Integer> years, String scale, long seed, int threads) {
        return new SampleSeason(FORMS, SHIPPED, threads)
                .write(new SampleSeason.Request(directory, years, scale, seed), Progress.SILENT);
    }

    @Test
    void demo_is_a_few_hundred_files_a_quarter_of_them_json() {
        assertThat(reports).hasSize((int) summary.files()).hasSizeBetween(500, 800);
        assertThat(reports.stream()
                        .filter(report -> report.file().toString().endsWith(".json"))
                        .count())
                .isBetween(reports.size() / 5L, reports.size() / 3L);
    }

    @Test
    void every_file_says_that_it_is_synthetic() {
        for (var report : reports) {
            assertThat(report.text("synthetic")).as(report.file().toString()).isEqualTo("true");
            assertThat(report.banners()).as(report.file().toString()).allMatch(SheetStyle.BANNER::equals);
        }
    }

    @Test
    void the_same_request_gives_the_same_bytes_with_any_number_of_threads(@TempDir Path again) throws IOException {
        write(again, List.of(2025), "demo", 2025, 5);
        var names = new ArrayList<Path>();
        try (var files = Files.walk(again.resolve("2025"))) {
            files.filter(Files::isRegularFile).map(again::relativize).forEach(names::add);
        }
        assertThat(names).hasSizeGreaterThan(300);
        for (var name : names) {
            // The memo belongs to the last campaign of a request, which is 2025 in both.
            assertThat(Files.mismatch(again.resolve(name), season.resolve(name)))
                    .as(name.toString())
                    .isEqualTo(-1);
        }
    }

    @Test
    void another_seed_gives_other_figures(@TempDir Path other) throws IOException {
        write(other, List.of(2025), "demo", 7, 2);
        assertThat(WrittenReport.all(other).stream()
                        .mapToLong(WrittenReport::participants)
                        .sum())
                .isNotEqualTo(reports.stream()
                        .filter(report -> report.year() == 2025)
                        .mapToLong(WrittenReport::participants)
                        .sum());
    }

    @Test
    void control_totals_are_the_sums_of_their_columns() {
        int checked = 0;
        for (var report : reports) {
            checked += assertTotals(report, report.activities(), report.activityTotals());
            checked += assertTotals(report, report.funding(), report.fundingTotals());
        }
        assertThat(checked).isGreaterThan(1_000);
    }

    private static int assertTotals(WrittenReport report, List<Map<String, String>> rows, Map<String, String> totals) {
        int checked = 0;
        for (var total : totals.entrySet()) {
            if (Character.isDigit(total.getValue().charAt(0))) {
                var sum = rows.stream()
                        .map(row -> new BigDecimal(row.getOrDefault(total.getKey(), "0")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).as(report.file() + " " + total.getKey()).isEqualByComparingTo(total.getValue());
                checked++;
            }
        }
        return checked;
    }

    @Test
    void groups_of_people_never_exceed_their_total_and_the_opening_counts_once() {
        for (var report : reports) {
            var name = report.file().toString();
            for (var row : report.activities()) {
                long total = WrittenReport.number(row, "participants.total");
                long groups = Figures.PEOPLE.stream()
                        .mapToLong(group -> WrittenReport.number(row, "participants." + group))
                        .sum();
                assertThat(groups).as(name).isLessThanOrEqualTo(total);
                assertThat(WrittenReport.number(row, "participants.female"))
                        .as(name)
                        .isLessThanOrEqualTo(total);
            }
            var openings = report.activities().stream()
                    .filter(row -> "opening".equals(row.get("group")))
                    .toList();
            assertThat(openings).as(name).hasSizeLessThan(2);
            for (var row : openings) {
                assertThat(WrittenReport.number(row, "participants.total"))
                        .as(name)
                        .isEqualTo(report.number("opening.participants"));
            }
            assertThat(report.participants()).as(name).isGreaterThanOrEqualTo(report.number("opening.participants"));
        }
    }

    @Test
    void activities_lie_in_the_week_and_documents_near_it() {
        for (var report : reports) {
            var campaign = campaign(report.year());
            var name = report.file().toString();
            for (var row : report.activities()) {
                for (var column : List.of("start_date", "end_date")) {
                    if (row.containsKey(column)) {
                        assertThat(LocalDate.parse(row.get(column)))
                                .as(name)
                                .isBetween(campaign.weekStart(), campaign.weekEnd());
                    }
                }
            }
            assertThat(LocalDate.parse(report.text("document.date")))
                    .as(name)
                    .isBetween(campaign.weekEnd(), campaign.weekEnd().plusDays(30));
        }
    }

    @Test
    void at_least_twenty_provinces_stay_above_ninety_percent_in_all_years_and_some_below() {
        var lines = Coverages.of(reports, SHIPPED, YEARS);
        assertThat(lines.above()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(lines.below()).isNotEmpty();
        for (int year : YEARS) {
            assertThat(lines.missing(year)).as("provinces missing in " + year).hasSizeBetween(2, 3);
        }
    }

    @Test
    void every_irregularity_of_a_real_season_occurs() throws IOException {
        assertThat(reports)
                .anyMatch(report -> report.text("held").equals("not_held")
                        && !report.text("held_reason").isEmpty()
                        && report.participants() == 0);
        assertThat(reports).anyMatch(report -> report.text("held").equals("integrated"));
        assertThat(reports)
                .anyMatch(report ->
                        report.number("revision") == 2 && report.text("nature").equals("replacement"));
        assertThat(reports).anyMatch(report -> report.number("duplicates_removed.participants") > 0);
        assertThat(reports.stream()
                        .filter(report -> !report.text("reporter.counted_in").isEmpty()))
                .hasSize(1);
        long late = 0;
        for (var report : reports) {
            var rule = campaign(report.year())
                    .deadline(report.text("reporter.level"), "commune", report.text("reporter.reports_to"));
            if (rule.isPresent()
                    && report.receivedAt().toLocalDate().isAfter(rule.get().dueDate())) {
                late++;
            }
        }
        assertThat(late).isPositive();
    }

    @Test
    void some_communes_declare_less_than_their_units_and_some_far_more() {
        var latest = latestRevisions();
        var detail = new HashMap<String, Long>();
        for (var report : latest.values()) {
            if (report.text("reporter.level").equals("unit")
                    && report.text("reporter.counted_in").isEmpty()) {
                detail.merge(report.year() + report.text("reporter.reports_to"), report.participants(), Long::sum);
            }
        }
        var ratios = latest.values().stream()
                .filter(report -> report.text("reporter.level").equals("commune"))
                .filter(report -> detail.containsKey(report.year() + report.text("reporter.code")))
                .map(report -> report.participants()
                        / (double) detail.getOrDefault(report.year() + report.text("reporter.code"), 1L))
                .toList();
        assertThat(ratios).anyMatch(ratio -> ratio < .95); // stale
        assertThat(ratios).anyMatch(ratio -> ratio == 1); // agrees
        assertThat(ratios).anyMatch(ratio -> ratio > 1.3); // over-declared
    }

    private static Map<String, WrittenReport> latestRevisions() {
        var latest = new TreeMap<String, WrittenReport>();
        for (var report : reports) {
            latest.merge(
                    report.year() + report.text("kind") + report.text("reporter.level") + report.text("reporter.code"),
                    report,
                    (one, two) -> one.number("revision") > two.number("revision") ? one : two);
        }
        return latest;
    }

    @Test
    void the_register_is_accepted_and_knows_every_unit_that_reports() throws IOException {
        var register = register(summary);
        assertThat(register.all()).isNotEmpty();
        var reported = new HashSet<String>();
        for (var report : reports) {
            if (report.text("reporter.level").equals("unit")) {
                var day = campaign(report.year()).weekStart();
                var known = register.at(report.text("reporter.code"), day).orElseThrow();
                assertThat(known.name()).isEqualTo(report.text("reporter.name"));
                assertThat(known.localityCode()).isEqualTo(report.text("reporter.locality_code"));
                assertThat(known.reportsTo()).isEqualTo(report.text("reporter.reports_to"));
                reported.add(report.year() + known.code());
            }
        }
        for (int year : YEARS) {
            var day = campaign(year).weekStart();
            var silent = register.all().stream()
                    .filter(unit -> unit.validOn(day))
                    .filter(unit -> !reported.contains(year + unit.code()))
                    .toList();
            assertThat(silent).as("units that are missing in " + year).isNotEmpty();
        }
    }

    @Test
    void a_factor_scales_the_units_of_the_whole_country(@TempDir Path small) throws IOException {
        var written = write(small, List.of(2023, 2025), "0.004", 1, 2);
        var register = register(written);
        for (int year : List.of(2023, 2025)) {
            assertThat(register.all().stream()
                            .filter(unit -> unit.validOn(campaign(year).weekStart())))
                    .hasSize(180);
        }
        assertThat(written.files()).isBetween(360L, 560L);
    }

    @Test
    void what_cannot_be_done_is_said_in_a_sentence(@TempDir Path any) throws IOException {
        assertSentence(() -> write(any, YEARS, "huge", 1, 1), Category.USAGE, "“huge”");
        assertSentence(() -> write(any, YEARS, "-1", 1, 1), Category.USAGE, "“-1”");
        assertSentence(() -> write(any, List.of(1999), "demo", 1, 1), Category.USAGE, "1999");
        var file = Files.writeString(any.resolve("file"), "in the way");
        assertSentence(() -> write(file, YEARS, "demo", 1, 1), Category.ENVIRONMENT, file.toString());
    }

    private static void assertSentence(Runnable write, Category category, String names) {
        assertThatThrownBy(write::run).isInstanceOfSatisfying(HtsdException.class, problem -> {
            assertThat(problem.category()).isEqualTo(category);
            assertThat(problem.sentence().in(Message.VIETNAMESE)).contains(names);
        });
    }

    private static ReporterRegister register(SampleSeason.Summary summary) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var name : Reference.FILES) {
            texts.put(name, Reference.shippedText(name));
        }
        texts.put("reporters.csv", Files.readString(summary.register()));
        return Reference.parse(texts).register();
    }

    private static Campaign campaign(int year) {
        return SHIPPED.campaigns().of(year).orElseThrow();
    }
}

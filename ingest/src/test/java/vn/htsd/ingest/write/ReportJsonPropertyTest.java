package vn.htsd.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Contact;
import vn.htsd.data.report.Coverage;
import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Narrative;
import vn.htsd.data.report.Nature;
import vn.htsd.data.report.Opening;
import vn.htsd.data.report.Participants;
import vn.htsd.data.report.Report;
import vn.htsd.data.report.Reporter;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

class ReportJsonPropertyTest {
    private static final Reference REFERENCE = Reference.shipped();
    private static final FormReader FORMS = new FormReader(FormCatalogue.shipped(), REFERENCE);
    private static final ReportReader READER = new ReportReader();
    private static final List<String> GROUPS =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents");

    private static Report read(ReportFields fields) throws IOException {
        var file = Files.createTempFile("report", ".json");
        try {
            Files.write(file, ReportJson.bytes(fields));
            var content = READER.read(file, "report.json");
            var outcome = FORMS.read(
                    ((FileContent.Json) content).reports().stream().findFirst().orElseThrow());
            assertThat(outcome.findings().stream()
                            .filter(finding -> finding.isError() || finding.rule() == Rule.FIELD_UNKNOWN)
                            .map(Finding::sentence))
                    .isEmpty();
            return ((Outcome.Accepted) outcome).report();
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void a_report_that_was_read_is_the_same_after_it_is_written_and_read_again(@ForAll long seed) throws IOException {
        // What reading adds (the ceremony as an activity, zeros of a nil report) is in the first, as in any report.
        var first = read(ReportFields.of(report(new Random(seed)), REFERENCE.localities()));
        var again = read(ReportFields.asSent(first, REFERENCE.localities()));
        assertThat(withoutPlaces(again)).isEqualTo(withoutPlaces(first));
    }

    /** Where a value stood is not part of what it is. */
    private static Report withoutPlaces(Report report) {
        var opening = report.opening();
        return new Report(
                report.form(),
                report.campaignYear(),
                report.kind(),
                report.nature(),
                report.revision(),
                report.held(),
                report.heldReason(),
                report.reporter(),
                report.relayedBy(),
                report.documentNumber(),
                report.documentDate(),
                report.signedBy(),
                report.planNumber(),
                report.planDate(),
                opening == null
                        ? null
                        : new Opening(
                                opening.heldOn(),
                                opening.place(),
                                opening.format(),
                                opening.participants(),
                                opening.selfAssessment(),
                                ""),
                report.activities().stream()
                        .map(row -> new Activity(
                                row.group(),
                                row.name(),
                                row.mode(),
                                row.startDate(),
                                row.endDate(),
                                row.place(),
                                row.localityCode(),
                                row.organiser(),
                                row.classes(),
                                row.sessions(),
                                row.participants(),
                                ""))
                        .toList(),
                report.funding().stream()
                        .map(row -> new Funding(
                                row.fundingSource(),
                                row.sponsor(),
                                row.amountVnd(),
                                row.halfDigitVnd(),
                                row.note(),
                                ""))
                        .toList(),
                report.coverage(),
                report.duplicatesRemoved(),
                report.narratives().stream()
                        .map(row -> new Narrative(row.section(), row.text(), ""))
                        .toList(),
                report.contact(),
                report.synthetic());
    }

    private static Report report(Random random) {
        var held = pick(random, List.of(Held.values()));
        var reporter = pick(random, List.of(UNIT, PROVINCE, NAMELESS));
        // Nobody reports to a unit, so it has nothing to consolidate.
        var kind = reporter.level() == Level.UNIT ? Kind.DIRECT : pick(random, List.of(Kind.values()));
        boolean nothing = held == Held.NOT_HELD;
        var activities = new ArrayList<Activity>();
        var opening = random.nextBoolean() ? null : opening(random, nothing);
        if (!nothing) {
            for (int rows = random.nextInt(4); rows > 0; rows--) {
                activities.add(activity(random));
            }
        }
        return new Report(
                "HTSD-A/2025",
                2025,
                kind,
                pick(random, List.of(Nature.values())),
                1 + random.nextInt(5),
                held,
                maybe(random, "Bão số 11"),
                reporter,
                null,
                maybe(random, "12/BC-THCS"),
                day(random),
                maybe(random, "Nguyễn Văn Mẫu"),
                maybe(random, "05/KH"),
                day(random),
                opening,
                activities,
                nothing ? List.of() : funding(random),
                new Coverage(random.nextBoolean() ? null : 1_000L, count(random), null, count(random)),
                new DuplicatesRemoved(count(random), null, count(random)),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Narrative("assessment.advantages", "Được “quan tâm”\nvà ủng hộ", "")),
                new Contact(
                        maybe(random, "Nguyễn Thị Mẫu"), maybe(random, "0912000111"), maybe(random, "a@example.vn")),
                random.nextBoolean());
    }

    private static final Reporter UNIT = new Reporter(
            "HP-0001", false, "Trường THCS Hưng Đạo", "lower_secondary", Level.UNIT, "11689@2025-07-01", "31", "11689");
    private static final Reporter PROVINCE =
            new Reporter("33", false, "Sở GDĐT Hưng Yên", "department", Level.PROVINCE, "33@2025-07-01", "VN", null);
    private static final Reporter NAMELESS =
            new Reporter("", true, "Hội Khuyến học phường", null, Level.UNIT, "11689@2025-07-01", "11689", null);

    private static Opening opening(Random random, boolean nothing) {
        return new Opening(
                nothing ? null : day(random),
                maybe(random, "Sân trường"),
                maybe(random, "rally"),
                nothing || random.nextBoolean() ? null : Measure.exactly(random.nextInt(500)),
                maybe(random, "achieved"),
                "");
    }

    private static Activity activity(Random random) {
        var groups = new LinkedHashMap<String, Long>();
        long sum = 0;
        for (var group : GROUPS) {
            if (random.nextInt(3) == 0) {
                long people = random.nextInt(100);
                groups.put(group, people);
                sum += people;
            }
        }
        var people = random.nextInt(4) == 0
                ? new Participants(null, Map.of(), count(random))
                : new Participants(Measure.exactly(sum + random.nextInt(50)), groups, sum == 0 ? null : sum / 2);
        var start = day(random);
        return new Activity(
                pick(random, List.of("communication", "digital_skills", "other")),
                maybe(random, "Lớp \"AI\""),
                maybe(random, "online"),
                start,
                start == null ? day(random) : start,
                maybe(random, "Hội trường"),
                random.nextBoolean() ? null : "11689",
                maybe(random, "Hội Khuyến học"),
                random.nextBoolean() ? null : Measure.exactly(random.nextInt(9)),
                random.nextBoolean() ? null : Measure.exactly(random.nextInt(9)),
                people,
                "");
    }

    private static List<Funding> funding(Random random) {
        var lines = new ArrayList<Funding>();
        for (var source : List.of("state_budget", "mobilised", "mobilised")) {
            if (random.nextBoolean()) {
                lines.add(new Funding(
                        source,
                        maybe(random, "Công ty A"),
                        random.nextInt(4) == 0 ? null : Measure.exactly(random.nextLong(9_000_000_000L)),
                        0,
                        maybe(random, "ghi chú"),
                        ""));
            }
        }
        return lines;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static @Nullable String maybe(Random random, String text) {
        return random.nextBoolean() ? text : null;
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextBoolean() ? null : LocalDate.of(2025, 10, 1 + random.nextInt(7));
    }

    private static @Nullable Long count(Random random) {
        return random.nextBoolean() ? null : (long) random.nextInt(1000);
    }
}

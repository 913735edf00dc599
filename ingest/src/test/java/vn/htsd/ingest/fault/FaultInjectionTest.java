package vn.htsd.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.fault.Fault.Area;
import vn.htsd.ingest.fault.Fault.Planted;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/**
 * Faults of many kinds are put into valid workbooks, up to three at a time. Each must be found by its rule and at its cell,
 * next to nothing else may be said, and putting the right values into exactly the marked cells must make the file pass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultInjectionTest {
    private static final int FAULTS = 500;
    private static final int MOST_AT_A_TIME = 3;
    private static final long SEED = 2025;
    private static final ReportReader READER = new ReportReader();

    private final FormReader forms = new FormReader(FormCatalogue.shipped(), ValidForms.reference());
    private final List<Base> valid = new ArrayList<>();
    private final Set<String> withoutRoom = new HashSet<>();
    private final Path directory;

    /** A valid workbook as bytes and opened. */
    private record Base(byte[] bytes, XSSFWorkbook workbook) {
        static Base of(byte[] bytes) {
            return new Base(bytes, Workpiece.open(bytes));
        }
    }

    FaultInjectionTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    void takes_only_workbooks_of_which_nothing_is_to_be_said() throws IOException {
        for (var bytes : ValidForms.ofOfficers(4)) {
            assertThat(read(bytes).findings()).as("a form filled in rightly").isEmpty();
            valid.add(Base.of(bytes));
        }
        int ofOfficers = valid.size();
        for (var bytes : ValidForms.ofSample(directory.resolve("season"), 48)) {
            if (read(bytes) instanceof Outcome.Accepted accepted
                    && accepted.findings().isEmpty()) {
                valid.add(Base.of(bytes));
            }
        }
        assertThat(valid.size() - ofOfficers)
                .as("faultless workbooks of the sample season")
                .isGreaterThan(10);
    }

    private Outcome read(byte[] bytes) throws IOException {
        return read(Files.write(directory.resolve("valid.xlsx"), bytes));
    }

    private Outcome read(Path file) {
        var content = READER.read(file, "bao-cao.xlsx");
        assertThat(content).isInstanceOf(FileContent.Workbook.class);
        return forms.read(((FileContent.Workbook) content).grid()).get(0);
    }

    @Test
    void every_fault_is_found_at_its_cell_and_correcting_the_marked_cells_is_enough() throws IOException {
        var dice = new Random(SEED);
        var missed = new ArrayList<String>();
        var extra = new ArrayList<String>();
        var failing = new ArrayList<String>();
        var planted = new TreeMap<String, Integer>();
        int faults = 0;
        for (int turn = 0; faults < FAULTS; turn++) {
            var first = Fault.all().get(turn % Fault.all().size());
            try (var piece = piece(first, dice)) {
                var here = new ArrayList<Planted>(List.of(piece.first()));
                addOthers(piece.workpiece(), here, dice);
                faults += here.size();
                here.forEach(fault -> planted.merge(fault.fault().kind(), 1, Integer::sum));
                var found = read(piece.workpiece().save(directory.resolve("spoilt.xlsx")));
                compare(turn, here, found, missed, extra);
                found.findings().forEach(finding -> piece.workpiece().correct(finding.place()));
                var corrected = read(piece.workpiece().save(directory.resolve("corrected.xlsx")));
                if (!(corrected instanceof Outcome.Accepted)) {
                    failing.add(turn + ": " + here + " still has " + places(corrected.findings()));
                }
            }
        }
        System.out.printf(
                "Fault injection: %d faults of %d kinds, %d missed, %d messages too many, %d not mended%n",
                faults, planted.size(), missed.size(), extra.size(), failing.size());
        extra.forEach(System.out::println);
        assertThat(planted).as("kinds").hasSize(Fault.all().size());
        assertThat(missed).as("faults not found where they are").isEmpty();
        assertThat(extra).as("messages too many").hasSizeLessThanOrEqualTo(faults / 100);
        assertThat(failing)
                .as("files that fail after their marked cells were corrected")
                .isEmpty();
    }

    @Test
    void the_kinds_cover_every_rule_for_which_a_form_a_can_be_returned() {
        var rules = EnumSet.noneOf(Rule.class);
        Fault.all().forEach(fault -> rules.add(fault.rule()));
        FileFault.all().forEach(fault -> rules.add(fault.rule()));
        rules.add(Rule.SHEET_MISSING);
        assertThat(rules)
                .contains(
                        Rule.FILE_UNREADABLE,
                        Rule.FILE_TOO_LARGE,
                        Rule.FILE_UNSAFE,
                        Rule.FILE_ENCRYPTED,
                        Rule.FORM_UNKNOWN,
                        Rule.FORM_MULTIPLE,
                        Rule.HEADING_MISSING,
                        Rule.FIELD_REQUIRED,
                        Rule.SUPPLEMENT_UNCLEAR,
                        Rule.NUMBER_UNREADABLE,
                        Rule.NUMBER_AMBIGUOUS,
                        Rule.NUMBER_NEGATIVE,
                        Rule.NUMBER_NOT_WHOLE,
                        Rule.DATE_UNREADABLE,
                        Rule.CODE_UNKNOWN,
                        Rule.CELL_ERROR,
                        Rule.UNIT_OF_MONEY_MISSING,
                        Rule.LOCALITY_UNKNOWN,
                        Rule.LOCALITY_AMBIGUOUS,
                        Rule.LOCALITY_NAME_MISMATCH,
                        Rule.LOCALITY_CLOSED,
                        Rule.TOTAL_MISMATCH,
                        Rule.GROUPS_EXCEED_TOTAL,
                        Rule.OPENING_DIFFERS);
        assertThat(Fault.all().size() + FileFault.all().size()).isGreaterThan(25);
    }

    @Test
    void a_file_that_is_no_workbook_any_more_goes_back_by_the_rule_that_says_why() throws IOException {
        var small = new ReportReader(new Limits(
                Limits.MEGABYTE,
                1_000,
                100,
                64 * Limits.MEGABYTE,
                200 * Limits.MEGABYTE,
                50,
                100_000,
                200,
                32,
                java.time.Duration.ofSeconds(10)));
        for (var fault : FileFault.all()) {
            for (int at = 0; at < 3; at++) {
                var bytes = fault.into(valid.get((at * 37 + fault.kind().length()) % valid.size())
                        .bytes());
                var content = small.read(Files.write(directory.resolve("file.xlsx"), bytes), "bao-cao.xlsx");
                assertThat(content).as(fault.kind()).isInstanceOf(FileContent.Unreadable.class);
                var finding = ((FileContent.Unreadable) content).finding();
                assertThat(finding.rule()).as(fault.kind()).isEqualTo(fault.rule());
                assertThat(finding.place()).as(fault.kind()).isEmpty();
                assertThat(finding.sentence())
                        .as(fault.kind())
                        .isNotEqualTo(ReportReader.unexpected().sentence());
            }
        }
    }

    @Test
    void a_renamed_sheet_is_known_by_what_is_in_it() throws IOException {
        for (int at = 0; at < valid.size(); at += 5) {
            try (var piece = new Workpiece(valid.get(at).bytes(), valid.get(at).workbook())) {
                var sheet = piece.sheet(OfficerForm.GENERAL)
                        .or(() -> piece.sheet(OfficerForm.SINGLE))
                        .orElseThrow();
                piece.workbook().setSheetName(piece.workbook().getSheetIndex(sheet), "Trang 7");
                var found = read(piece.save(directory.resolve("renamed.xlsx"))).findings();
                assertThat(found).extracting(Finding::rule).containsExactly(Rule.SHEET_RENAMED);
            }
        }
    }

    private record Spoilt(Workpiece workpiece, Planted first) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            workpiece.close();
        }
    }

    /** A workbook that has room for the fault, with the fault in it. */
    private Spoilt piece(Fault fault, Random dice) {
        int start = dice.nextInt(valid.size());
        for (int tries = 0; tries < valid.size(); tries++) {
            int at = (start + tries) % valid.size();
            if (withoutRoom.contains(fault.kind() + at)) {
                continue;
            }
            var piece = new Workpiece(valid.get(at).bytes(), valid.get(at).workbook());
            var place = fault.injection().into(piece, dice);
            if (place.isPresent()) {
                return new Spoilt(piece, new Planted(fault, place.get()));
            }
            withoutRoom.add(fault.kind() + at);
        }
        throw new AssertionError("No valid workbook has room for: " + fault.kind());
    }

    private static void addOthers(Workpiece piece, List<Planted> here, Random dice) {
        var areas = new HashSet<>(Set.of(here.get(0).fault().area()));
        int most = areas.contains(Area.WHOLE) ? 1 : 1 + dice.nextInt(MOST_AT_A_TIME);
        for (int tries = 0; tries < 8 && here.size() < most; tries++) {
            var fault = Fault.all().get(dice.nextInt(Fault.all().size()));
            if (fault.area() != Area.WHOLE && !areas.contains(fault.area()) && !isOneSheet(piece)) {
                fault.injection().into(piece, dice).ifPresent(place -> {
                    here.add(new Planted(fault, place));
                    areas.add(fault.area());
                });
            }
        }
    }

    /** In 2023 the opening is part of the total: two faults there would be one. */
    private static boolean isOneSheet(Workpiece piece) {
        return piece.sheet(OfficerForm.SINGLE).isPresent();
    }

    private static void compare(int turn, List<Planted> here, Outcome found, List<String> missed, List<String> extra) {
        var left = new ArrayList<>(found.findings());
        for (var fault : here) {
            var at = left.stream()
                    .filter(finding ->
                            finding.rule() == fault.fault().rule() && Workpiece.covers(finding.place(), fault.place()))
                    .findFirst();
            at.ifPresent(finding -> left.removeIf(other -> isOtherSide(finding, other)));
            at.ifPresentOrElse(
                    left::remove, () -> missed.add(turn + ": " + fault + ", found " + places(found.findings())));
        }
        left.forEach(finding -> extra.add(turn + ": " + finding.rule() + " at " + finding.place() + " beside " + here));
    }

    /** Where a code and the names beside it contradict each other, both are marked: nobody can tell which is wrong. */
    private static boolean isOtherSide(Finding finding, Finding other) {
        return finding.rule() == Rule.LOCALITY_NAME_MISMATCH
                && other.rule() == Rule.LOCALITY_NAME_MISMATCH
                && !other.place().equals(finding.place());
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }
}

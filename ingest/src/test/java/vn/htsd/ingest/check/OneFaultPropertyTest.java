package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** Any right form is accepted with its own sums; one fault in it is one error, and at its own cell. */
class OneFaultPropertyTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final FormReader READER = new FormReader(FORMS, Reference.shipped());
    private static final List<String> GROUPS = List.of("communication", "digital_skills", "contests", "other");
    private static final List<String> SOURCES = List.of("state_budget", "programme", "mobilised", "other_legal");

    /** An activity: group, classes, total, of these teachers and women. */
    record Row(
            String group, @Nullable Integer classes, int total, @Nullable Integer teachers, @Nullable Integer female) {}

    /** @param tenths of million đồng */
    record Money(String source, int tenths) {}

    record Form(@Nullable Integer opening, List<Row> rows, List<Money> money, boolean parts) {}

    @Provide
    Arbitrary<Form> forms() {
        var count = Arbitraries.integers().between(0, 20).injectNull(0.3);
        var rows = Combinators.combine(
                        Arbitraries.of(GROUPS),
                        count,
                        Arbitraries.integers().between(0, 5_000),
                        Arbitraries.doubles().between(0, 1).injectNull(0.4),
                        Arbitraries.doubles().between(0, 1).injectNull(0.4))
                .as((group, classes, total, teachers, female) ->
                        new Row(group, classes, total, share(total, teachers), share(total, female)));
        var money = Combinators.combine(
                        Arbitraries.of(SOURCES), Arbitraries.integers().between(0, 9_999))
                .as(Money::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3_000).injectNull(0.3),
                        rows.list().ofMinSize(1).ofMaxSize(6),
                        money.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(true, false))
                .as(Form::new);
    }

    private static @Nullable Integer share(int total, @Nullable Double share) {
        return share == null ? null : (int) (total * share);
    }

    /** A cell to spoil, by its place, and what to put there. */
    @Provide
    Arbitrary<String> faults() {
        return Arbitraries.of("nhiều", "gần 400", "-7", "1.5", "#REF!", "99999999999999999999", "12 lớp và 3", "50%");
    }

    private static long sum(List<@Nullable Integer> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .mapToLong(value -> Objects.requireNonNull(value))
                .sum();
    }

    @Property(tries = 300)
    void what_is_loaded_adds_up_to_what_stands_in_the_file(@ForAll("forms") Form form) {
        var outcome = READER.read(grid(form, new ArrayList<>())).get(0);
        assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
        Report report = ((Outcome.Accepted) outcome).report();
        long rows = form.rows().stream().mapToLong(Row::total).sum();
        assertThat(report.activities().stream()
                        .mapToLong(each -> value(each.participants().total()))
                        .sum())
                .isEqualTo(rows + Objects.requireNonNullElse(form.opening(), 0));
        assertThat(report.activities().stream()
                        .mapToLong(each -> value(each.classes()))
                        .sum())
                .isEqualTo(sum(form.rows().stream().map(Row::classes).toList()));
        assertThat(report.activities().stream()
                        .mapToLong(each ->
                                Objects.requireNonNullElse(each.participants().female(), 0L))
                        .sum())
                .isEqualTo(sum(form.rows().stream().map(Row::female).toList()));
        assertThat(report.funding().stream()
                        .mapToLong(line -> value(line.amountVnd()))
                        .sum())
                .isEqualTo(form.money().stream().mapToLong(Money::tenths).sum() * 100_000);
    }

    @Property(tries = 600)
    void one_unreadable_cell_is_one_error_there(
            @ForAll("forms") Form form, @ForAll int which, @ForAll("faults") String fault) {
        var places = new ArrayList<String>();
        grid(form, places);
        var place = places.get(Math.floorMod(which, places.size()));
        var outcome = READER.read(spoiled(grid(form, new ArrayList<>()), place, new CellValue.Text(fault)))
                .get(0);
        assertThat(errors(outcome)).hasSize(1).allMatch(error -> error.endsWith(" " + place), place + " " + fault);
    }

    @Property(tries = 300)
    void a_total_that_is_wrong_is_one_error_there(@ForAll("forms") Form form, @ForAll boolean money) {
        var places = new ArrayList<String>();
        grid(form, places);
        var sheet = money ? "Kinh phí!" : "Hoạt động!";
        var place = places.stream()
                .filter(each -> each.startsWith(sheet))
                .reduce((first, last) -> last)
                .orElseThrow();
        var wrong = new CellValue.Number(BigDecimal.valueOf(99_999_999), null, false);
        var outcome = READER.read(spoiled(grid(form, new ArrayList<>()), place, wrong))
                .get(0);
        assertThat(errors(outcome)).containsExactly("TOTAL_MISMATCH " + place);
    }

    @Property(tries = 300)
    void a_heading_that_is_missing_is_one_error_whatever_stands_below_it(@ForAll("forms") Form form) {
        var outcome = READER.read(
                        spoiled(grid(form, new ArrayList<>()), "Hoạt động!C2", new CellValue.Text("Cột khác")))
                .get(0);
        assertThat(errors(outcome)).containsExactly("HEADING_MISSING Hoạt động!A2:E2");
    }

    @Property(tries = 300)
    void a_total_below_its_groups_is_one_error_and_not_also_a_wrong_sum(@ForAll("forms") Form form) {
        var row = form.rows().get(0);
        if (row.teachers() == null || row.teachers() == 0) {
            return;
        }
        var place = "Hoạt động!C" + (form.parts() ? 4 : 3);
        var small = new CellValue.Number(BigDecimal.valueOf(row.teachers() - 1), null, false);
        var outcome = READER.read(spoiled(grid(form, new ArrayList<>()), place, small))
                .get(0);
        assertThat(errors(outcome)).containsExactly("GROUPS_EXCEED_TOTAL " + place);
    }

    private static List<String> errors(Outcome outcome) {
        return outcome.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    private static long value(@Nullable Measure measure) {
        return measure == null ? 0 : measure.value();
    }

    private static Grid spoiled(Grid grid, String place, CellValue value) {
        var sheets = new ArrayList<Grid.Sheet>();
        for (var sheet : grid.sheets()) {
            var rows = new ArrayList<Grid.Row>();
            for (var row : sheet.rows()) {
                rows.add(new Grid.Row(
                        row.number(),
                        row.cells().stream()
                                .map(cell ->
                                        sheet.place(row.number(), cell.column()).equals(place)
                                                ? new Grid.Cell(cell.column(), value)
                                                : cell)
                                .toList()));
            }
            sheets.add(new Grid.Sheet(sheet.name(), rows));
        }
        return new Grid(sheets);
    }

    /** @param places gathers the cells that hold a figure, the totals last */
    private static Grid grid(Form form, List<String> places) {
        var general = new SheetOf("Thông tin chung", places);
        general.row("Ký hiệu biểu", "HTSD-A/2025");
        general.row("Năm tổ chức Tuần lễ", "2025");
        general.row("Loại báo cáo", "Trực tiếp");
        general.row("Mã đơn vị báo cáo", "HP-0001");
        general.row("Tên đơn vị báo cáo", "Trường THCS Hưng Đạo");
        general.row("Cấp báo cáo", "Đơn vị");
        general.row("Mã đơn vị hành chính", "11689");
        var opening = new SheetOf("Khai mạc", places);
        opening.row("Địa điểm tổ chức", "Sân trường");
        opening.row("Số lượng người tham gia", form.opening());
        var activities = new SheetOf("Hoạt động", places);
        activities.row("Số liệu hoạt động");
        activities.row("Nhóm hoạt động", "Số lớp", "Tổng số lượt người tham gia", "Nhà giáo", "Nữ");
        if (form.parts()) {
            activities.row("I. Trong Tuần lễ");
        }
        form.rows()
                .forEach(row -> activities.row(row.group(), row.classes(), row.total(), row.teachers(), row.female()));
        if (form.parts()) {
            activities.row(
                    "Cộng mục I",
                    null,
                    sum(form.rows().stream().<@Nullable Integer>map(Row::total).toList()));
        }
        activities.row(
                "Tổng cộng",
                null,
                sum(form.rows().stream().<@Nullable Integer>map(Row::total).toList()));
        activities.row("Người lập biểu", null, "Thủ trưởng đơn vị");
        var funding = new SheetOf("Kinh phí", places);
        funding.row("ĐVT: triệu đồng");
        funding.row("Nguồn kinh phí", "Số tiền");
        form.money().forEach(line -> funding.row(line.source(), BigDecimal.valueOf(line.tenths(), 1)));
        funding.row(
                "Tổng cộng",
                BigDecimal.valueOf(
                        form.money().stream().mapToLong(Money::tenths).sum(), 1));
        return new Grid(List.of(general.sheet(), opening.sheet(), activities.sheet(), funding.sheet()));
    }

    /** A sheet in the making. */
    private static final class SheetOf {
        private final String name;
        private final List<String> places;
        private final List<Grid.Row> rows = new ArrayList<>();

        SheetOf(String name, List<String> places) {
            this.name = name;
            this.places = places;
        }

        void row(@Nullable Object... values) {
            var cells = new ArrayList<Grid.Cell>();
            for (int column = 0; column < values.length; column++) {
                var value = values[column];
                if (value instanceof Number number) {
                    places.add(name + "!" + Grid.address(rows.size() + 1, column));
                    cells.add(new Grid.Cell(
                            column, new CellValue.Number(new BigDecimal(number.toString()), null, false)));
                } else if (value != null) {
                    cells.add(new Grid.Cell(column, new CellValue.Text(value.toString())));
                }
            }
            rows.add(new Grid.Row(rows.size() + 1, cells));
        }

        Grid.Sheet sheet() {
            return new Grid.Sheet(name, rows);
        }
    }
}

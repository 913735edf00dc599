package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.Sheet;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** Whatever stands in the cells of a form, the answer is a report without errors or a list with at least one. */
class CheckerPropertyTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final FormReader READER = new FormReader(FORMS, Reference.shipped());

    @Property(tries = 500)
    void the_checker_never_throws(@ForAll("grids") Grid grid) {
        for (var outcome : READER.read(grid)) {
            boolean errors = outcome.findings().stream().anyMatch(Finding::isError);
            assertThat(outcome instanceof Outcome.Returned).isEqualTo(errors);
            outcome.findings().forEach(finding -> {
                assertThat(finding.message(Message.VIETNAMESE))
                        .isNotBlank()
                        .doesNotStartWith(finding.rule().name());
                assertThat(finding.message(Locale.ENGLISH))
                        .isNotBlank()
                        .doesNotStartWith(finding.rule().name());
            });
        }
    }

    /** Half of the time a form whose labels are right and whose values are anything, else any cells at all. */
    @Provide
    Arbitrary<Grid> grids() {
        var forms = Arbitraries.of(FORMS.ids())
                .flatMap(id -> cells().list().ofMinSize(60).ofMaxSize(160).map(values -> filled(id, values)));
        var anything = cells().list().ofMaxSize(40).map(CheckerPropertyTest::loose);
        return Arbitraries.oneOf(forms, anything);
    }

    private static Arbitrary<CellValue> cells() {
        var words = FORMS.ids().stream()
                .flatMap(id -> FORMS.form(id).orElseThrow().sheets().stream())
                .flatMap(sheet -> sheet.fields().stream())
                .map(Field::label)
                .distinct()
                .toList();
        var likely = Arbitraries.of(
                "2025",
                "2023",
                "Đơn vị",
                "Xã",
                "Tỉnh",
                "Trực tiếp",
                "Tổng hợp",
                "Bổ sung",
                "01477",
                "11689",
                "33",
                "02",
                "Cao Bằng",
                "Hưng Đạo",
                "Trùng Khánh",
                "other",
                "opening",
                "b",
                "Tổng cộng",
                "khoảng 350",
                "1.250",
                "1,250",
                "-",
                "x",
                "lồng ghép",
                "12 triệu",
                "06/10/2025",
                "Không tổ chức",
                "(1)",
                "Đơn vị tính: triệu đồng");
        return Arbitraries.oneOf(
                likely.map(CellValue.Text::new),
                likely.map(CellValue.Text::new),
                Arbitraries.of(words).map(CellValue.Text::new),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).map(CellValue.Text::new),
                Combinators.combine(Arbitraries.bigDecimals(), Arbitraries.of(true, false))
                        .as((number, date) -> new CellValue.Number(number, null, date)),
                Arbitraries.integers()
                        .between(-5, 5000)
                        .map(number -> new CellValue.Number(BigDecimal.valueOf(number), null, false)),
                Arbitraries.of(true, false).map(CellValue.Flag::new),
                Arbitraries.just(new CellValue.Broken("#REF!")));
    }

    private static Grid filled(String id, List<CellValue> values) {
        var from = values.iterator();
        var sheets = new ArrayList<Grid.Sheet>();
        for (var sheet : FORMS.form(id).orElseThrow().sheets()) {
            sheets.add(new Grid.Sheet(
                    sheet.name(),
                    sheet.layout() == Sheet.Layout.LABELS ? labels(sheet, id, from) : table(sheet, from)));
        }
        return new Grid(sheets);
    }

    private static List<Grid.Row> labels(Sheet sheet, String id, java.util.Iterator<CellValue> values) {
        var rows = new ArrayList<Grid.Row>();
        for (var field : sheet.fields()) {
            CellValue value =
                    field.name().equals("form") ? new CellValue.Text(id) : values.hasNext() ? values.next() : null;
            var cells = new ArrayList<Grid.Cell>(List.of(new Grid.Cell(0, new CellValue.Text(field.label()))));
            if (value != null) {
                cells.add(new Grid.Cell(1, value));
            }
            rows.add(new Grid.Row(rows.size() + 1, cells));
        }
        return rows;
    }

    private static List<Grid.Row> table(Sheet sheet, java.util.Iterator<CellValue> values) {
        var rows = new ArrayList<Grid.Row>();
        var headings = new ArrayList<Grid.Cell>();
        for (var field : sheet.fields()) {
            headings.add(new Grid.Cell(headings.size(), new CellValue.Text(field.label())));
        }
        rows.add(new Grid.Row(1, headings));
        for (int row = 2; row < 5; row++) {
            var cells = new ArrayList<Grid.Cell>();
            for (int column = 0; column < headings.size() && values.hasNext(); column++) {
                cells.add(new Grid.Cell(column, values.next()));
            }
            if (!cells.isEmpty()) {
                rows.add(new Grid.Row(row, cells));
            }
        }
        return rows;
    }

    private static Grid loose(List<CellValue> values) {
        var rows = new ArrayList<Grid.Row>();
        for (int at = 0; at + 1 < values.size(); at += 2) {
            rows.add(new Grid.Row(
                    at + 1, List.of(new Grid.Cell(0, values.get(at)), new Grid.Cell(2, values.get(at + 1)))));
        }
        return new Grid(List.of(new Grid.Sheet("Hoạt động", rows)));
    }
}

package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** Whatever the order of columns and the lines between the rows, the figures are those that another reader finds. */
class RelayPropertyTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());
    private static final String PAGE = "Tổng hợp";
    private static final List<String> HEADINGS = List.of(
            "STT",
            "Mã đơn vị",
            "Tên đơn vị",
            "Số lớp",
            "Tổng số lượt người tham gia (kể cả khai mạc)",
            "Trong đó: khai mạc",
            "Ngân sách nhà nước",
            "Lồng ghép",
            "Huy động",
            "Nguồn khác",
            "Ghi chú");

    /** Of one reporter: participations, classes, đồng. */
    private record Figures(long participants, long classes, long amount) {}

    @Property(tries = 40)
    void gives_the_figures_that_poi_finds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int rows)
            throws IOException {
        var file = Files.createTempFile("relay", ".xlsx");
        try {
            written(new Random(seed), rows).save(file);
            var content = (FileContent.Workbook) new ReportReader().read(file, "b.xlsx");
            var outcomes = READER.read(content.grid());
            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.findings())
                    .filteredOn(Finding::isError)
                    .isEmpty());
            var read = new TreeMap<String, Figures>();
            outcomes.forEach(outcome -> {
                var report = ((Outcome.Accepted) outcome).report();
                read.put(report.reporter().code(), figures(report));
            });
            assertThat(read).isEqualTo(byPoi(file)).hasSize(rows);
        } finally {
            Files.delete(file);
        }
    }

    private static Figures figures(Report report) {
        return new Figures(
                report.activities().stream()
                        .mapToLong(row -> row.participants().total() == null
                                ? 0
                                : row.participants().total().value())
                        .sum(),
                report.activities().stream()
                        .mapToLong(
                                row -> row.classes() == null ? 0 : row.classes().value())
                        .sum(),
                report.funding().stream()
                        .mapToLong(line ->
                                line.amountVnd() == null ? 0 : line.amountVnd().value())
                        .sum());
    }

    private static WorkbookFile written(Random random, int rows) {
        var order = new ArrayList<>(HEADINGS);
        Collections.shuffle(order, random);
        var workbook = new WorkbookFile();
        for (int title = random.nextInt(3); title > 0; title--) {
            workbook.add(PAGE, "BIỂU TỔNG HỢP");
        }
        workbook.add(PAGE, "Ký hiệu biểu", "HTSD-B/2025", null, "Mã đơn vị tổng hợp", "04");
        workbook.add(PAGE, "Năm tổ chức Tuần lễ", 2025);
        workbook.add(PAGE, "Đơn vị tính: nghìn đồng");
        workbook.add(PAGE, order.toArray());
        long[] sums = new long[HEADINGS.size()];
        for (int number = 1; number <= rows; number++) {
            if (random.nextInt(6) == 0) {
                workbook.add(PAGE, line(order, Map.of("STT", "I", "Tên đơn vị", "Khối trường")));
            }
            var row = new HashMap<String, Object>();
            row.put("STT", number);
            row.put("Mã đơn vị", "CB-" + number);
            row.put("Tên đơn vị", "Trường số " + number);
            long opening = random.nextInt(300);
            figure(row, 3, random.nextInt(9), sums, random);
            figure(row, 4, opening + random.nextInt(2_000), sums, random);
            figure(row, 5, opening, sums, random);
            for (int money = 6; money < 10; money++) {
                if (random.nextBoolean()) {
                    figure(row, money, random.nextInt(90_000), sums, random);
                }
            }
            workbook.add(PAGE, line(order, row));
        }
        var total = new HashMap<String, Object>();
        total.put("Tên đơn vị", "Tổng cộng");
        for (int figure = 3; figure < 10; figure++) {
            total.put(HEADINGS.get(figure), sums[figure]);
        }
        return workbook.add(PAGE, line(order, total));
    }

    /** As a number, or as text with points between the thousands. */
    private static void figure(Map<String, Object> row, int column, long value, long[] sums, Random random) {
        sums[column] += value;
        row.put(
                HEADINGS.get(column),
                random.nextBoolean() ? (Object) value : "%,d".formatted(value).replace(',', '.'));
    }

    private static @Nullable Object[] line(List<String> order, Map<String, ?> cells) {
        return order.stream().map(cells::get).toArray();
    }

    private static Map<String, Figures> byPoi(Path file) throws IOException {
        var found = new TreeMap<String, Figures>();
        try (var workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            Map<String, Integer> columns = Map.of();
            for (var row : workbook.getSheet(PAGE)) {
                var texts = new HashMap<String, Integer>();
                row.forEach(cell -> texts.put(text(row, cell.getColumnIndex()), cell.getColumnIndex()));
                if (texts.keySet().containsAll(HEADINGS)) {
                    columns = texts;
                } else if (!columns.isEmpty()
                        && text(row, columns.get("Mã đơn vị")).startsWith("CB-")) {
                    long money = 0;
                    for (int at = 6; at < 10; at++) {
                        money += 1_000 * number(row, columns.get(HEADINGS.get(at)));
                    }
                    found.put(
                            text(row, columns.get("Mã đơn vị")),
                            new Figures(
                                    number(row, columns.get(HEADINGS.get(4))),
                                    number(row, columns.get(HEADINGS.get(3))),
                                    money));
                }
            }
        }
        return found;
    }

    private static String text(Row row, int column) {
        return new DataFormatter().formatCellValue(row.getCell(column));
    }

    private static long number(Row row, int column) {
        var cell = row.getCell(column);
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return 0;
        }
        return cell.getCellType() == CellType.NUMERIC
                ? Math.round(cell.getNumericCellValue())
                : Long.parseLong(cell.getStringCellValue().replace(".", ""));
    }
}

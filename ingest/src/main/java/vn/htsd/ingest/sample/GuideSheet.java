package vn.htsd.ingest.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.template.FieldGuide;
import vn.htsd.ingest.zip.FixedZip;

/**
 * The sheet "Hướng dẫn" of a form: how each field is filled in, the code lists, the checks, and the codes of the
 * administrative units. Readers of reports ignore it.
 *
 * <p>It is the longest sheet and the same for a whole province, so it is made once a province: a workbook reserves its
 * first sheet, with one row of every style, and the ready sheet takes that place in the finished file. As both are the
 * first thing written into their workbook and use the same styles and shared strings in the same order, the numbers of
 * these agree.
 */
final class GuideSheet {
    private static final int[] WIDTHS = {24, 44, 76, 28, 60};
    private static final int COLUMNS = WIDTHS.length;

    private final String form;
    private final List<String[]> common = new ArrayList<>();
    private final Map<String, List<String[]>> byProvince = new HashMap<>();
    private final List<Integer> headings = new ArrayList<>();
    private final Map<String, FixedZip.Entry> ready = new ConcurrentHashMap<>();

    /** @param places administrative units in force that the guide lists, each in the guide of its province */
    GuideSheet(FormCatalogue forms, FormDefinition form, List<Locality> provinces, List<Locality> places) {
        this.form = form.id();
        heading("Trang tính", "Chỉ tiêu", "Cách ghi", "Bắt buộc", "Tên gọi khác được chấp nhận");
        for (var sheet : form.sheets()) {
            for (var field : sheet.fields()) {
                row(
                        sheet.name(),
                        field.label(),
                        FieldGuide.howTo(field, forms),
                        field.required() ? "Có" : "",
                        String.join("; ", field.synonyms()));
            }
        }
        heading("Danh mục", "Mã", "Nhãn tiếng Việt", "Nhãn tiếng Anh", "Cách ghi khác");
        for (var list : lists(forms)) {
            for (var entry : forms.codeList(list).entries()) {
                if (entry.onForm()) {
                    row(list, entry.code(), entry.vi(), entry.en(), String.join("; ", entry.synonyms()));
                }
            }
        }
        heading("Kiểm tra khi nhận", "Mã", "Nội dung", "Mức độ", "Bằng tiếng Anh");
        for (var rule : Rule.values()) {
            var sentence = Message.of(Rule.BUNDLE, rule.name(), "…", "…", "…", "…");
            var severity = rule.severity().name().toLowerCase(Locale.ROOT);
            row("Quy tắc", rule.name(), sentence.in(Message.VIETNAMESE), severity, sentence.in(Locale.ENGLISH));
        }
        heading("Đơn vị hành chính", "Mã", "Tên", "Loại", "Hiệu lực từ");
        provinces.forEach(province -> common.add(unit("Cấp tỉnh", province)));
        for (var place : places) {
            byProvince
                    .computeIfAbsent(String.valueOf(place.provinceKey()), key -> new ArrayList<>())
                    .add(unit("Trong tỉnh", place));
        }
    }

    /** All code lists, also those that only the forms of other years use. */
    private static Set<String> lists(FormCatalogue forms) {
        return forms.ids().stream()
                .flatMap(id -> forms.form(id).stream())
                .flatMap(known -> known.sheets().stream())
                .flatMap(sheet -> sheet.fields().stream())
                .flatMap(field -> field.list().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String[] unit(String group, Locality locality) {
        return new String[] {
            group,
            locality.code(),
            locality.name(),
            locality.type(),
            locality.validFrom().toString()
        };
    }

    private void heading(String... cells) {
        headings.add(common.size());
        common.add(cells);
    }

    private void row(String... cells) {
        common.add(cells);
    }

    /** Makes the place for the guide; to be called before anything else is written into {@code workbook}. */
    void reserve(Workbook workbook) throws IOException {
        write(workbook, List.of(new String[] {" "}, new String[] {" "}), List.of(0));
    }

    /** The ready sheet with the units of {@code province}. */
    FixedZip.Entry of(@Nullable String province) {
        return ready.computeIfAbsent(String.valueOf(province), key -> {
            var rows = new ArrayList<>(common);
            rows.addAll(byProvince.getOrDefault(key, List.of()));
            return made(rows);
        });
    }

    private FixedZip.Entry made(List<String[]> rows) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "HTSD", "1.0")) {
            workbook.setCompressionLevel(FilledForm.COMPRESSION);
            write(workbook, rows, headings);
            // Never the open tab: Excel would take two selected tabs for a group.
            workbook.newWorksheet("-");
            workbook.setActiveTab(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FixedZip.entry(out.toByteArray(), "xl/worksheets/sheet1.xml");
    }

    private void write(Workbook workbook, List<String[]> rows, List<Integer> headings) throws IOException {
        var page = workbook.newWorksheet(AidSheet.GUIDE.title());
        workbook.setActiveTab(1);
        for (int column = 0; column < COLUMNS; column++) {
            page.width(column, WIDTHS[column]);
        }
        SheetStyle.page(page, true);
        int first = SheetStyle.top(page, COLUMNS - 1, form, "HƯỚNG DẪN GHI BIỂU VÀ DANH MỤC MÃ");
        for (int row = 0; row < rows.size(); row++) {
            put(page, first + row, rows.get(row));
        }
        SheetStyle.text(page.range(first, 0, first + rows.size() - 1, COLUMNS - 1));
        for (int row : headings) {
            SheetStyle.heading(page.range(first + row, 0, first + row, COLUMNS - 1));
        }
        page.finish();
    }

    private static void put(Worksheet page, int row, String[] cells) {
        int lines = 1;
        for (int column = 0; column < cells.length; column++) {
            if (!cells[column].isEmpty()) {
                page.inlineString(row, column, cells[column]);
                lines = Math.max(lines, 1 + cells[column].length() / WIDTHS[column]);
            }
        }
        if (lines > 1) {
            page.rowHeight(row, SheetStyle.LINE * lines + 2);
        }
    }
}

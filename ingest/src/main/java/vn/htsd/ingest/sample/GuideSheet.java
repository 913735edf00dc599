package vn.htsd.ingest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.locality.Locality;

/**
 * The sheet "Hướng dẫn" of a form: how each field is filled in, the code lists, and the codes of the administrative units.
 * Readers of reports ignore it. Made from the form and the lists once, and written into every workbook.
 */
final class GuideSheet {
    private static final int COLUMNS = 5;

    private final String form;
    private final List<String[]> common = new ArrayList<>();
    private final Map<String, List<String[]>> byProvince = new HashMap<>();
    private final Map<Integer, Boolean> headings = new HashMap<>();

    /** @param places administrative units in force that the guide lists, each in the guide of its province */
    GuideSheet(FormCatalogue forms, FormDefinition form, List<Locality> provinces, List<Locality> places) {
        this.form = form.id();
        heading("Trang tính", "Chỉ tiêu", "Cách ghi", "Bắt buộc", "Tên gọi khác được chấp nhận");
        var lists = new LinkedHashSet<String>();
        for (var sheet : form.sheets()) {
            for (var field : sheet.fields()) {
                field.list().ifPresent(lists::add);
                row(
                        sheet.name(),
                        field.label(),
                        rule(field, forms),
                        field.required() ? "Có" : "",
                        String.join("; ", field.synonyms()));
            }
        }
        heading("Danh mục", "Mã", "Nhãn tiếng Việt", "Nhãn tiếng Anh", "Cách ghi khác");
        for (var list : lists) {
            for (var entry : forms.codeList(list).entries()) {
                if (entry.onForm()) {
                    row(list, entry.code(), entry.vi(), entry.en(), String.join("; ", entry.synonyms()));
                }
            }
        }
        heading("Đơn vị hành chính", "Mã", "Tên", "Loại", "Hiệu lực từ");
        provinces.forEach(province -> common.add(unit("Cấp tỉnh", province)));
        for (var place : places) {
            byProvince
                    .computeIfAbsent(String.valueOf(place.provinceKey()), key -> new ArrayList<>())
                    .add(unit("Trong tỉnh", place));
        }
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

    private static String rule(Field field, FormCatalogue forms) {
        return switch (field.type()) {
            case TEXT -> "Ghi bằng chữ; để trống nếu không có.";
            case COUNT -> "Ghi số nguyên, không âm; ghi 0 nếu không có, để trống nếu chưa có số liệu.";
            case MONEY -> "Ghi số tiền theo đơn vị tính nêu ở phía trên bảng; không ghi bằng chữ.";
            case DATE -> "Ghi theo dạng ngày/tháng/năm, ví dụ 06/10/2025.";
            case YEAR -> "Ghi năm tổ chức Tuần lễ bằng bốn chữ số.";
            case UNIT_CODE -> "Ghi mã, giữ nguyên các chữ số 0 ở đầu.";
            case CODE -> "Chọn một trong: " + labels(field, forms) + ".";
            case CODE_OR_TEXT -> "Chọn một trong: " + labels(field, forms) + "; hoặc ghi rõ hình thức khác.";
        };
    }

    private static String labels(Field field, FormCatalogue forms) {
        return field.list().map(forms::codeList).stream()
                .flatMap(list -> list.entries().stream())
                .filter(CodeList.Entry::onForm)
                .filter(entry -> !field.except().contains(entry.code()))
                .map(CodeList.Entry::vi)
                .collect(Collectors.joining(" · "));
    }

    private void heading(String... cells) {
        headings.put(common.size(), true);
        common.add(cells);
    }

    private void row(String... cells) {
        common.add(cells);
    }

    /** Writes the guide with the units of {@code province}. */
    void write(Worksheet page, @Nullable String province) {
        page.width(0, 22);
        page.width(1, 44);
        page.width(2, 70);
        page.width(3, 28);
        page.width(4, 44);
        SheetStyle.page(page, true);
        int first = SheetStyle.top(page, COLUMNS - 1, form, "HƯỚNG DẪN GHI BIỂU VÀ DANH MỤC MÃ");
        int row = first;
        for (var cells : common) {
            put(page, row++, cells);
        }
        for (var cells : byProvince.getOrDefault(String.valueOf(province), List.of())) {
            put(page, row++, cells);
        }
        SheetStyle.text(page.range(first, 0, row - 1, COLUMNS - 1));
        headings.keySet().stream()
                .sorted()
                .forEach(at -> SheetStyle.heading(page.range(first + at, 0, first + at, COLUMNS - 1)));
    }

    private static void put(Worksheet page, int row, String[] cells) {
        for (int column = 0; column < cells.length; column++) {
            if (!cells[column].isEmpty()) {
                page.value(row, column, cells[column]);
            }
        }
    }
}

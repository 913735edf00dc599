package vn.htsd.ingest.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.ingest.write.ReportFields;
import vn.htsd.ingest.zip.FixedZip;

/** A report as the workbook of its form, filled in. Sheets, labels and headings are those of the form's definition. */
final class FilledForm {
    /** With this level and the guide a workbook has the size that filled forms have, about 35 kB. */
    static final int COMPRESSION = 1;

    private static final String UNIT_OF_MONEY = "Đơn vị tính: ";
    private static final String TOTAL = "Tổng cộng";
    private static final String DAY = "dd/mm/yyyy";
    private static final String COUNT = "#,##0";
    private static final long LARGEST_YEAR = 2_999;

    private final FormCatalogue forms;
    private final FormDefinition form;
    private final GuideSheet guide;
    private final String title;

    FilledForm(FormCatalogue forms, FormDefinition form, GuideSheet guide, String title) {
        this.forms = forms;
        this.form = form;
        this.guide = guide;
        this.title = title;
    }

    /**
     * @param province key of the reporter's province, whose units the guide lists
     * @param day what the file says of when it was made
     */
    byte[] bytes(ReportFields fields, Funds funds, @Nullable String province, LocalDate day) {
        var out = new ByteArrayOutputStream(48 * 1_024);
        try (var workbook = new Workbook(out, "HTSD", "1.0")) {
            workbook.setCompressionLevel(COMPRESSION);
            guide.reserve(workbook);
            for (var sheet : form.sheets()) {
                var page = workbook.newWorksheet(sheet.name());
                switch (sheet.layout()) {
                    case LABELS -> labels(page, sheet, fields.single(), funds);
                    case TABLE -> table(page, sheet, fields.rows(sheet.key()), funds);
                }
                page.finish();
            }
            workbook.setActiveTab(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var made = FixedZip.Entry.stored("docProps/core.xml", properties(day));
        return FixedZip.with(out.toByteArray(), List.of(made, guide.of(province)));
    }

    private static String properties(LocalDate day) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties \
                xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <dc:title>%s</dc:title>\
                <dcterms:created xsi:type="dcterms:W3CDTF">%sT08:00:00Z</dcterms:created>\
                </cp:coreProperties>"""
                .formatted(SheetStyle.BANNER, day);
    }

    private void labels(Worksheet page, Sheet sheet, Map<String, Object> values, Funds funds) {
        page.width(0, 6);
        page.width(1, 48);
        page.width(2, 72);
        SheetStyle.page(page, false);
        int first = SheetStyle.top(page, 2, form.id(), title);
        int row = first;
        boolean unitNamed =
                sheet.fields().stream().noneMatch(field -> field.name().startsWith("totals."));
        for (var field : sheet.fields()) {
            if (!unitNamed && field.type() == FieldType.MONEY && field.name().startsWith("totals.")) {
                page.value(row, 1, UNIT_OF_MONEY + funds.label());
                unitNamed = true;
                row++;
            }
            page.value(row, 0, row - first + 1);
            page.value(row, 1, field.label());
            var value = values.get(field.name());
            if (value != null) {
                put(page, row, 2, field, value, funds);
                stretch(page, row, value);
            }
            row++;
        }
        SheetStyle.text(page.range(first, 0, row - 1, 2));
        for (int at = first; at < row; at++) {
            if (page.value(at, 2) instanceof Number number) {
                page.style(at, 2).horizontalAlignment("left").set();
                if (number.longValue() > LARGEST_YEAR) {
                    page.style(at, 2).format(COUNT).set();
                }
            }
        }
        dates(page, sheet, first, values);
    }

    private static void dates(Worksheet page, Sheet sheet, int first, Map<String, Object> values) {
        for (int at = 0; at < sheet.fields().size(); at++) {
            var field = sheet.fields().get(at);
            if (field.type() == FieldType.DATE && values.containsKey(field.name())) {
                page.style(first + at, 2).format(DAY).set();
            }
        }
    }

    private static void stretch(Worksheet page, int row, Object value) {
        int lines = value.toString().length() / 68 + 1;
        if (lines > 1) {
            page.rowHeight(row, Math.min(400, SheetStyle.LINE * lines + 3));
        }
    }

    private void table(Worksheet page, Sheet sheet, List<Map<String, Object>> rows, Funds funds) {
        var columns = sheet.fields();
        boolean money = columns.stream().anyMatch(field -> field.type() == FieldType.MONEY);
        SheetStyle.page(page, true);
        page.width(0, 6);
        int heading = SheetStyle.top(page, columns.size(), form.id(), title);
        if (money) {
            page.value(heading, columns.size() - 1, UNIT_OF_MONEY + funds.label());
            SheetStyle.note(page, heading, columns.size() - 1);
            heading++;
        }
        page.value(heading, 0, "STT");
        for (int column = 1; column <= columns.size(); column++) {
            page.value(heading, column, columns.get(column - 1).label());
            page.width(column, width(columns.get(column - 1)));
        }
        SheetStyle.heading(page.range(heading, 0, heading, columns.size()));
        page.rowHeight(heading, 62);
        page.freezePane(0, heading + 1);
        int row = heading;
        for (var values : rows) {
            page.value(++row, 0, row - heading);
            for (int column = 1; column <= columns.size(); column++) {
                var field = columns.get(column - 1);
                var value = values.get(field.name());
                if (value != null) {
                    put(page, row, column, field, value, funds);
                }
            }
            page.rowHeight(row, 46);
        }
        if (!rows.isEmpty()) {
            total(page, ++row, columns, rows, funds);
            finish(page, heading + 1, row, columns, funds);
        }
    }

    private static void total(
            Worksheet page, int row, List<Field> columns, List<Map<String, Object>> rows, Funds funds) {
        page.value(row, 1, TOTAL);
        for (int column = 1; column <= columns.size(); column++) {
            var field = columns.get(column - 1);
            var known = rows.stream()
                    .map(values -> values.get(field.name()))
                    .filter(Long.class::isInstance)
                    .mapToLong(Long.class::cast)
                    .toArray();
            if (known.length > 0) {
                long sum = Arrays.stream(known).sum();
                page.value(row, column, field.type() == FieldType.MONEY ? funds.written(sum) : Long.valueOf(sum));
            }
        }
    }

    private static void finish(Worksheet page, int first, int last, List<Field> columns, Funds funds) {
        SheetStyle.value(page.range(first, 0, last, 0), COUNT, "center");
        for (int column = 1; column <= columns.size(); column++) {
            var cells = page.range(first, column, last, column);
            switch (columns.get(column - 1).type()) {
                case COUNT, YEAR -> SheetStyle.value(cells, COUNT, "right");
                case MONEY -> SheetStyle.value(cells, funds.numberFormat(), "right");
                case DATE -> SheetStyle.value(cells, DAY, "center");
                case TEXT, UNIT_CODE, CODE, CODE_OR_TEXT -> SheetStyle.text(cells);
            }
        }
        SheetStyle.strong(page.range(last, 0, last, columns.size()));
    }

    private static int width(Field field) {
        return switch (field.type()) {
            case COUNT, YEAR, DATE, UNIT_CODE -> 12;
            case MONEY -> 20;
            case CODE, CODE_OR_TEXT -> 26;
            case TEXT -> 32;
        };
    }

    private void put(Worksheet page, int row, int column, Field field, Object value, Funds funds) {
        switch (field.type()) {
            case DATE -> page.value(row, column, (LocalDate) value);
            case COUNT, YEAR -> page.value(row, column, (Number) value);
            case MONEY -> page.value(row, column, funds.written((Long) value));
            case CODE, CODE_OR_TEXT -> page.value(row, column, label(field, value.toString()));
            case TEXT, UNIT_CODE -> page.value(row, column, value.toString());
        }
    }

    private String label(Field field, String code) {
        return field.list()
                .flatMap(list -> forms.codeList(list).byCode(code))
                .map(entry -> entry.vi())
                .orElse(code);
    }
}

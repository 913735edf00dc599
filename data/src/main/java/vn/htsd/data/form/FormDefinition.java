package vn.htsd.data.form;

import java.util.List;
import java.util.Optional;

/**
 * One form of one year. {@code id} is what officers see as "Ký hiệu biểu": {@code HTSD-A/2025}.
 *
 * @param kind {@link #ONE_REPORTER} or {@link #ONE_ROW_A_REPORTER}
 */
public record FormDefinition(String id, String kind, int campaignYear, List<Sheet> sheets) {
    /** Form A: the whole workbook is one report. */
    public static final String ONE_REPORTER = "A";
    /** Form B: each row of its table is a report that its sender relays. */
    public static final String ONE_ROW_A_REPORTER = "B";

    public FormDefinition {
        sheets = List.copyOf(sheets);
    }

    /** The sheet known by {@code key} ({@code general}, {@code activities} …), if this year's form has it. */
    public Optional<Sheet> sheet(String key) {
        return sheets.stream().filter(sheet -> sheet.key().equals(key)).findFirst();
    }

    public boolean holdsManyReports() {
        return kind.equals(ONE_ROW_A_REPORTER);
    }
}

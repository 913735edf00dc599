package vn.htsd.data.form;

import java.util.List;
import java.util.Optional;

/** One form of one year. {@code id} is what officers see as "Ký hiệu biểu": {@code HTSD-A/2025}. */
public record FormDefinition(String id, String kind, int campaignYear, List<Sheet> sheets) {
    public FormDefinition {
        sheets = List.copyOf(sheets);
    }

    /** The sheet known by {@code key} ({@code general}, {@code activities} …), if this year's form has it. */
    public Optional<Sheet> sheet(String key) {
        return sheets.stream().filter(sheet -> sheet.key().equals(key)).findFirst();
    }
}

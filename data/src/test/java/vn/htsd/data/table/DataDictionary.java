package vn.htsd.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.htsd.data.form.FormCatalogue;

/** {@code docs/data-dictionary.md}: every published table, view and macro, from {@link Tables} and {@link Views}. */
final class DataDictionary {
    /** Columns that hold codes of a list, by the list. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("activity_group", "activity_group"),
            Map.entry("population_group", "population_group"),
            Map.entry("mode", "mode"),
            Map.entry("funding_source", "funding_source"),
            Map.entry("dim_reporter.type", "reporter_type"),
            Map.entry("fact_opening.format", "opening_format"),
            Map.entry("fact_opening.self_assessment", "self_assessment"),
            Map.entry("submission.held", "held"));

    private final List<String> lines = new ArrayList<>();

    private DataDictionary() {}

    static String text() {
        var document = new DataDictionary();
        document.head();
        document.contents();
        document.section("Bảng · Tables");
        Tables.PUBLISHED.forEach(document::table);
        document.section("Khung nhìn và macro · Views and macros");
        Views.ALL.forEach(document::view);
        document.section("Danh mục mã · Code lists");
        LISTS.values().stream().distinct().sorted().forEach(document::codes);
        return String.join("\n", document.lines) + "\n";
    }

    private void head() {
        lines.add(
                """
                # Từ điển dữ liệu · Data dictionary

                Những gì `warehouse.duckdb` có: bảng, khung nhìn (view) và macro. Mở bằng DuckDB 1.2 trở lên (DBeaver, Metabase,
                Python, dòng lệnh) hoặc `htsd sql`; câu truy vấn mẫu ở [queries.sql](queries.sql). Ô trống (NULL) luôn là *chưa báo cáo*
                hoặc *không áp dụng*, không bao giờ là 0. Cộng bất kỳ phần nào của bảng `fact_…` cũng đúng; bảng `…_summary` và `trend`
                chứa tổng của nhiều cấp, phải lọc theo cấp trước khi cộng. Lượt người không phải là số người. Gọi macro như gọi bảng:
                `FROM trend('participants', 'province')`; nếu gắn tệp bằng ATTACH … AS k thì gõ `USE k` trước.

                What `warehouse.duckdb` holds: tables, views and macros. It opens in DuckDB 1.2 and later (DBeaver, Metabase, Python, the
                command line) and in `htsd sql`; example queries are in [queries.sql](queries.sql). A blank is *not reported* or *does not
                apply*, never zero. Any slice of a `fact_…` table adds up; `…_summary` and `trend` hold totals of several levels: filter by
                level first. Participations are not distinct persons. A macro is called like a table; after `ATTACH … AS k` it wants `USE k` first.

                This page is made by `make docs` from `Tables`, `views.sql` and `codes.yaml`; edit those.
                """
                        .stripTrailing());
    }

    private void contents() {
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        Tables.PUBLISHED.forEach(table -> content(table.name(), table.vi(), table.en()));
        Views.ALL.forEach(view -> content(anchor(view), view.vi(), view.en()));
    }

    private void content(String name, String vi, String en) {
        lines.add("| [`" + name.replaceAll(" .*", "") + "`](#" + name.replace(' ', '-') + ") | " + cell(vi) + " · "
                + cell(en) + " |");
    }

    private void section(String title) {
        lines.add("");
        lines.add("## " + title);
    }

    private void table(TableSpec table) {
        heading(table.name(), table.vi(), table.en());
        lines.add("Một dòng cho mỗi · one row for each: " + keys(table.key())
                + (table.byCampaign()
                        ? "; tệp Parquet chia theo `campaign_year` · Parquet files by `campaign_year`"
                        : ""));
        lines.add("");
        lines.add("| cột · column | kiểu · type | trống · blank | | |");
        lines.add("|---|---|---|---|---|");
        for (var column : table.columns()) {
            lines.add("| `" + column.name() + "` | " + column.type().sql() + " | " + (column.nullable() ? "✓" : "")
                    + " | " + cell(column.vi()) + " | " + cell(column.en()) + listOf(table, column) + " |");
        }
    }

    private static String listOf(TableSpec table, Column column) {
        return Optional.ofNullable(LISTS.get(table.name() + "." + column.name()))
                .or(() -> Optional.ofNullable(LISTS.get(column.name())))
                .map(list -> " → [`" + list + "`](#list-" + list.replace('_', '-') + ")")
                .orElse("");
    }

    private void view(View view) {
        heading(anchor(view), view.vi(), view.en());
        if (view.kind() == View.Kind.MACRO) {
            lines.add("Gọi · call: `" + view.signature() + "`");
            lines.add("");
        }
        lines.add("```sql");
        lines.add(view.example() + ";");
        lines.add("```");
        lines.add("");
        lines.add("| cột · column | | |");
        lines.add("|---|---|---|");
        for (var column : view.columns()) {
            lines.add("| `" + column.name() + "` | " + cell(column.vi()) + " | " + cell(column.en()) + " |");
        }
    }

    /** A macro may have the name of a table. */
    private static String anchor(View view) {
        return view.kind() == View.Kind.VIEW ? view.name() : view.name() + " macro";
    }

    private void codes(String name) {
        heading("list " + name.replace('_', '-'), "mã của " + name, "codes of " + name);
        lines.add("| mã · code | | |");
        lines.add("|---|---|---|");
        for (var entry : FormCatalogue.shipped().codeList(name).entries()) {
            lines.add("| `" + entry.code() + "` | " + cell(entry.vi()) + " | " + cell(entry.en()) + " |");
        }
    }

    private void heading(String title, String vi, String en) {
        lines.add("");
        lines.add("### " + title);
        lines.add("");
        lines.add(vi + " · " + en);
        lines.add("");
    }

    private static String keys(List<String> key) {
        return String.join(", ", key.stream().map(name -> "`" + name + "`").toList());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

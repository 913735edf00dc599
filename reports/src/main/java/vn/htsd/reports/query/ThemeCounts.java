package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.htsd.data.theme.Theme;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * What reports name in one part of their words.
 *
 * @param stating reports that state something there
 * @param themes how many of them name each theme, the most frequent first; a report may name several
 * @param other those that name none
 */
public record ThemeCounts(Quantity stating, List<Named> themes, Quantity other) {
    /** {@link Theme#key} in DuckDB. */
    static final String KEY =
            "' ' || trim(regexp_replace(replace(strip_accents(lower(text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g')) || ' '";

    public ThemeCounts {
        themes = List.copyOf(themes);
    }

    /** A theme that at least one report names. */
    public record Named(Theme theme, Quantity reports) {}

    /**
     * @param part last part of a section's name: {@code difficulties}, {@code ministry}
     * @param themes those that may be named there
     */
    public static ThemeCounts read(Warehouse warehouse, Slice slice, String part, List<Theme> themes) {
        var said = slice.reporters() + " AND trim(text) <> '' AND regexp_extract(section, '[^.]+$') = '" + part + "'";
        var columns = new ArrayList<String>();
        columns.add(counted("TRUE", "stating"));
        for (int at = 0; at < themes.size(); at++) {
            columns.add(counted(named(List.of(themes.get(at))), "theme_" + at));
        }
        columns.add(counted("NOT " + named(themes), "other"));
        var sql = "SELECT " + String.join(", ", columns) + " FROM narrative WHERE " + said;
        return warehouse.first(sql, row -> of(row, part, said, themes)).orElseThrow();
    }

    private static String counted(String condition, String name) {
        return "count(DISTINCT submission_id) FILTER (" + condition + ") AS " + name;
    }

    private static String named(List<Theme> themes) {
        var expression = themes.stream().map(Theme::expression).collect(Collectors.joining("|"));
        return "regexp_matches(" + KEY + ", '" + expression + "')";
    }

    private static ThemeCounts of(Row row, String part, String said, List<Theme> themes) throws SQLException {
        var named = new ArrayList<Named>();
        for (int at = 0; at < themes.size(); at++) {
            var theme = themes.get(at);
            var reports = new Quantity(
                    part + "." + theme.code(),
                    row.number("theme_" + at),
                    reports(said + " AND " + named(List.of(theme))));
            if (reports.isPositive()) {
                named.add(new Named(theme, reports));
            }
        }
        named.sort(Comparator.comparingLong((Named each) -> -each.reports().orZero()));
        return new ThemeCounts(
                new Quantity(part + ".stating", row.number("stating"), reports(said)),
                named,
                new Quantity(part + ".other", row.number("other"), reports(said + " AND NOT " + named(themes))));
    }

    private static Origin reports(String where) {
        return Origin.distinct("narrative", "submission_id", where);
    }
}

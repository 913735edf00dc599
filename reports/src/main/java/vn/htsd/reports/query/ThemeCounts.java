package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.htsd.data.theme.Theme;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * What reports name in one part of their words.
 *
 * @param part last part of a section's name: {@code difficulties}, {@code ministry}
 * @param stating reports that state something there
 * @param themes how many of them name each theme, the most frequent first; a report may name several
 * @param other those that name none
 */
public record ThemeCounts(String part, Quantity stating, List<Named> themes, Quantity other) {
    /** {@link Theme#key} in DuckDB. */
    static final String KEY =
            "' ' || trim(regexp_replace(replace(strip_accents(lower(text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g')) || ' '";

    private static final String SQL =
            """
            WITH said AS (
              SELECT submission_id, regexp_extract(section, '[^.]+$') AS part, %1$s AS key
              FROM narrative WHERE %2$s AND trim(text) <> ''),
            report AS (
              SELECT part, submission_id%4$s FROM said WHERE part IN (%3$s) GROUP BY part, submission_id)
            SELECT part, count(*) AS stating, %5$s FROM report GROUP BY part
            """;

    public ThemeCounts {
        themes = List.copyOf(themes);
    }

    /** A theme that at least one report names. */
    public record Named(Theme theme, Quantity reports) {}

    /**
     * Asks for all parts at once: each text is made comparable, and looked at for each theme, only once.
     *
     * @param themes by the last part of a section's name ({@code difficulties}, {@code ministry}): those that may be named there
     * @return by that name; a part that nobody states anything in has none
     */
    public static Map<String, ThemeCounts> read(Warehouse warehouse, Slice slice, Map<String, List<Theme>> themes) {
        var all = themes.values().stream().flatMap(List::stream).distinct().toList();
        var columns = new ArrayList<String>();
        var sums = new ArrayList<String>();
        for (int at = 0; at < all.size(); at++) {
            columns.add(", bool_or(" + named("key", List.of(all.get(at))) + ") AS theme_" + at);
            sums.add("count(*) FILTER (theme_" + at + ") AS theme_" + at);
        }
        var other = new StringBuilder("false");
        for (var part : themes.entrySet()) {
            var none = part.getValue().stream()
                    .map(theme -> " AND NOT theme_" + all.indexOf(theme))
                    .collect(Collectors.joining());
            other.append(" OR part = '").append(part.getKey()).append("'").append(none);
        }
        sums.add("count(*) FILTER (" + other + ") AS other");
        var parts = themes.keySet().stream().sorted().map(DuckFile::quoted).collect(Collectors.joining(", "));
        var sql = SQL.formatted(KEY, slice.reporters(), parts, String.join("", columns), String.join(", ", sums));
        var counts = new HashMap<String, ThemeCounts>();
        for (var each : warehouse.list(sql, row -> of(row, slice, all, themes))) {
            counts.put(each.part(), each);
        }
        return counts;
    }

    private static String named(String key, List<Theme> themes) {
        var expression = themes.stream().map(Theme::expression).collect(Collectors.joining("|"));
        return "regexp_matches(" + key + ", '" + expression + "')";
    }

    private static ThemeCounts of(Row row, Slice slice, List<Theme> all, Map<String, List<Theme>> concerned)
            throws SQLException {
        var part = row.text("part");
        var themes = concerned.getOrDefault(part, List.of());
        var said = slice.reporters() + " AND trim(text) <> '' AND regexp_extract(section, '[^.]+$') = '" + part + "'";
        var named = new ArrayList<Named>();
        for (var theme : themes) {
            var reports = new Quantity(
                    part + "." + theme.code(),
                    row.number("theme_" + all.indexOf(theme)),
                    reports(said + " AND " + named(KEY, List.of(theme))));
            if (reports.isPositive()) {
                named.add(new Named(theme, reports));
            }
        }
        named.sort(Comparator.comparingLong((Named each) -> -each.reports().orZero()));
        var none = themes.isEmpty() ? "" : " AND NOT " + named(KEY, themes);
        return new ThemeCounts(
                part,
                new Quantity(part + ".stating", row.number("stating"), reports(said)),
                named,
                new Quantity(part + ".other", row.number("other"), reports(said + none)));
    }

    private static Origin reports(String where) {
        return Origin.distinct("narrative", "submission_id", where);
    }
}

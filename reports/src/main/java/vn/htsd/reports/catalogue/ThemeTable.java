package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.htsd.data.theme.Theme;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.reports.query.ThemeCounts;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** What difficulties, or proposals to one addressee, are about: how many reports name each theme, and none of them. */
final class ThemeTable {
    private static final String DIFFICULTIES = "difficulties";
    private static final List<String> ADDRESSEES = List.of("ministry", "province", "department", "commune");

    private final Edition edition;
    private final Map<String, ThemeCounts> counts;

    ThemeTable(Edition edition) {
        this.edition = edition;
        this.counts = ThemeCounts.read(edition.warehouse(), edition.slice(), concerned(edition.themes()));
    }

    /** By part, which themes may be named there. */
    private static Map<String, List<Theme>> concerned(ThemeList themes) {
        var concerned = new TreeMap<String, List<Theme>>();
        concerned.put(DIFFICULTIES, themes.of(Theme.Part.DIFFICULTIES));
        for (var addressee : ADDRESSEES) {
            concerned.put(
                    addressee,
                    themes.of(Theme.Part.PROPOSALS).stream()
                            .filter(theme -> theme.mayConcern(addressee))
                            .toList());
        }
        return concerned;
    }

    List<Block> difficulties() {
        return blocks(DIFFICULTIES, "table_difficulties");
    }

    /** @param addressee {@code ministry}, {@code province}, {@code department} or {@code commune} */
    List<Block> proposals(String addressee) {
        return blocks(addressee, "table_to_" + addressee);
    }

    /** Nothing where no report states anything. */
    private List<Block> blocks(String part, String caption) {
        var words = edition.words();
        var figures = edition.figures();
        var counts = this.counts.get(part);
        if (counts == null || !counts.stating().isPositive()) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        for (var named : counts.themes()) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "label", words.name(named.theme().vi(), named.theme().en()),
                    "value", figures.count(named.reports()),
                    "share", figures.percent(named.reports(), counts.stating())));
        }
        rows.add(Row.of(
                "no", Integer.toString(rows.size() + 1),
                "label", words.of("theme_other"),
                "value", figures.count(counts.other()),
                "share", figures.percent(counts.other(), counts.stating())));
        rows.add(Row.total("label", words.of("theme_all"), "value", figures.count(counts.stating())));
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption(caption));
        blocks.add(new Block.Grid(new Table("theme", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("theme_note")));
        return blocks;
    }
}

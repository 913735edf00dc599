package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.theme.Theme;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.reports.query.ThemeCounts;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/**
 * What difficulties, or proposals to one addressee, are about: how many reports name each theme, and none of them. The few
 * reports of a commune are read, not counted.
 */
final class ThemeTable {
    private final Edition edition;
    private final ThemeList themes;

    ThemeTable(Edition edition) {
        this.edition = edition;
        this.themes = edition.themes();
    }

    List<Block> difficulties() {
        return blocks("difficulties", "table_difficulties", themes.of(Theme.Part.DIFFICULTIES));
    }

    /** @param addressee {@code ministry}, {@code province}, {@code department} or {@code commune} */
    List<Block> proposals(String addressee) {
        var concerned = themes.of(Theme.Part.PROPOSALS).stream()
                .filter(theme -> theme.mayConcern(addressee))
                .toList();
        return blocks(addressee, "table_to_" + addressee, concerned);
    }

    /** Nothing where no report states anything. */
    private List<Block> blocks(String part, String caption, List<Theme> concerned) {
        var words = edition.words();
        var figures = edition.figures();
        if (edition.isOf(LocalityLevel.COMMUNE)) {
            return List.of();
        }
        var counts = ThemeCounts.read(edition.warehouse(), edition.slice(), part, concerned);
        if (!counts.stating().isPositive()) {
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
        blocks.add(new Block.Legend(words.sentence("theme_note")));
        return blocks;
    }
}

package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.ActivityTotal;
import vn.htsd.reports.query.FemaleTotal;
import vn.htsd.reports.query.ModeTotal;
import vn.htsd.reports.query.PopulationTotal;
import vn.htsd.reports.render.BarChart;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** II.1.4: participations, classes and sessions, by activity group, population group and mode. */
final class ActivitySection {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    ActivitySection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks() {
        var whole = edition.whole();
        var blocks = new ArrayList<Block>();
        blocks.add(words.subsection("section_2_1_4"));
        if (!whole.participants().isKnown()
                && !whole.classes().isKnown()
                && !whole.sessions().isKnown()) {
            blocks.add(words.paragraph("activities_none"));
            return blocks;
        }
        blocks.add(words.paragraph(
                !whole.sessions().isKnown() ? "activities_without_sessions" : "activities",
                figures.count(whole.participants()),
                figures.count(whole.classes()),
                figures.count(whole.sessions()),
                edition.coverage(whole)));
        var groups = edition.material().activities();
        blocks.addAll(groupTable(groups));
        blocks.addAll(chart(groups.stream()
                .filter(group ->
                        group.participants().isKnown() || group.classes().isKnown())
                .toList()));
        blocks.addAll(ProvinceMap.blocks(edition));
        blocks.addAll(populationTable());
        blocks.addAll(modes());
        return blocks;
    }

    private List<Block> groupTable(List<ActivityTotal> groups) {
        var whole = edition.whole();
        var rows = new ArrayList<Row>();
        rows.add(Row.total(
                "label", words.of("total"),
                "participants", figures.count(whole.participants()),
                "share", figures.percent(whole.participants(), whole.participants()),
                "classes", figures.count(whole.classes()),
                "sessions", figures.count(whole.sessions()),
                "activities", figures.count(whole.activities())));
        for (var group : groups) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size()),
                    "label", words.name(group.vi(), group.en()),
                    "participants", figures.count(group.participants()),
                    "share", figures.percent(group.participants(), whole.participants()),
                    "classes", figures.count(group.classes()),
                    "sessions", figures.count(group.sessions()),
                    "activities", figures.count(group.activities())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_activities"));
        blocks.add(new Block.Unit(words.sentence("coverage_line", edition.coverage(whole))));
        blocks.add(new Block.Grid(new Table("activity", rows)));
        blocks.addAll(edition.signs().under(rows));
        return blocks;
    }

    private List<Block> chart(List<ActivityTotal> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var people = new BarChart.Panel(
                words.of("panel_participants"),
                groups.stream().map(group -> number(group.participants())).toList(),
                groups.stream()
                        .map(group -> figures.count(group.participants()))
                        .toList());
        var classes = new BarChart.Panel(
                words.of("panel_classes"),
                groups.stream().map(group -> number(group.classes())).toList(),
                groups.stream().map(group -> figures.count(group.classes())).toList());
        var chart = new BarChart(
                size(groups.size()),
                groups.stream().map(group -> words.name(group.vi(), group.en())).toList(),
                List.of(people, classes),
                1,
                null,
                null);
        return List.of(words.caption("chart_activities"), new Block.Picture(chart, words.of("chart_activities")));
    }

    /** A year whose form knew only totals has two bars: no room is left empty under them. */
    private static Chart.Size size(int bars) {
        if (bars <= 3) {
            return Chart.Size.TINY;
        }
        return bars <= 6 ? Chart.Size.SMALL : Chart.Size.MEDIUM;
    }

    private List<Block> populationTable() {
        var total = edition.whole().participants();
        var rows = new ArrayList<Row>();
        rows.add(Row.total(
                "label", words.of("total"), "value", figures.count(total), "share", figures.percent(total, total)));
        for (var group : PopulationTotal.read(edition.warehouse(), edition.slice())) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size()),
                    "label", words.name(group.vi(), group.en()),
                    "value", figures.count(group.value()),
                    "share", figures.percent(group.value(), total)));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_population"));
        blocks.add(new Block.Unit(words.sentence("coverage_line", edition.coverage(edition.whole()))));
        blocks.add(new Block.Grid(new Table("share", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("participations_note")));
        return blocks;
    }

    private List<Block> modes() {
        var blocks = new ArrayList<Block>();
        var total = edition.whole().participants();
        var modes = ModeTotal.read(edition.warehouse(), edition.slice()).stream()
                .filter(mode -> mode.value().isKnown())
                .map(mode -> words.sentence(
                        "mode_part",
                        lowered(words.name(mode.vi(), mode.en())),
                        figures.count(mode.value()),
                        figures.percent(mode.value(), total)))
                .toList();
        if (!modes.isEmpty()) {
            blocks.add(words.paragraph("modes", Printed.joined("; ", modes)));
        }
        FemaleTotal.read(edition.warehouse(), edition.slice())
                .filter(female -> female.participants().isKnown())
                .map(female -> words.paragraph(
                        "female", figures.count(female.participants()), figures.count(female.reporters())))
                .ifPresent(blocks::add);
        return blocks;
    }

    static @Nullable Double number(Quantity quantity) {
        var value = quantity.value();
        return value == null ? null : (Double) value.doubleValue();
    }

    private String lowered(String name) {
        return name.substring(0, 1).toLowerCase(words.locale()) + name.substring(1);
    }
}

package vn.htsd.transform.harmonise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.LocalityCatalogue;

/** What was reported of one measure, cell by cell, and the comparison made of it without any engine. */
final class Reported {
    private final LocalityCatalogue localities;
    private final List<Campaign> campaigns;
    private final List<Row> cells = new ArrayList<>();
    private final List<Stands> standings = new ArrayList<>();

    private record Stands(int year, String unit, Standing standing) {}

    Reported(LocalityCatalogue localities, List<Campaign> campaigns) {
        this.localities = localities;
        this.campaigns = campaigns;
    }

    /** A Week of which only the day matters. */
    static Campaign week(LocalDate day) {
        return new Campaign(
                day.getYear(),
                "",
                day,
                day.plusDays(6),
                "HTSD-A/2025",
                false,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Reported cell(int year, String unit, long value) {
        cells.add(RowFactory.create("participants", year, unit, value));
        return this;
    }

    Reported stands(int year, String unit, @Nullable Long expected, @Nullable Long reached, boolean whole) {
        var level = localities.byKey(unit).orElseThrow().level().code();
        standings.add(new Stands(year, unit, new Standing(level, expected, reached, whole)));
        return this;
    }

    List<Row> cells() {
        return cells;
    }

    List<Observation> on(int target) {
        return on(target, List.of(cells));
    }

    /** The same cells in another order, and divided by two tasks. */
    List<Observation> shuffledOn(int target, Random dice) {
        var shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, dice);
        int cut = shuffled.isEmpty() ? 0 : dice.nextInt(shuffled.size());
        return on(target, List.of(shuffled.subList(0, cut), shuffled.subList(cut, shuffled.size())));
    }

    private List<Observation> on(int target, List<List<Row>> tasks) {
        var geographies = Geography.of(localities, campaigns, Crosswalks.of(localities, campaigns));
        var figures = new Figures();
        var totals = new TreeMap<String, Long>();
        for (var task : tasks) {
            task.forEach(cell -> totals.merge(cell.getInt(1) + "/" + cell.getString(2), cell.getLong(3), Long::sum));
            Division.divide(geographies, task.iterator())
                    .forEachRemaining(part -> figures.part(
                            part.getInt(1),
                            part.getInt(2),
                            part.getString(3),
                            part.getString(4),
                            part.getLong(5),
                            part.getLong(6),
                            part.getLong(7)));
        }
        totals.forEach((key, value) -> {
            int slash = key.indexOf('/');
            figures.total(Integer.parseInt(key.substring(0, slash)), key.substring(slash + 1), value);
        });
        standings.forEach(each -> figures.standing(each.year(), each.unit(), each.standing()));
        var geography = geographies.stream()
                .filter(each -> each.target() == target)
                .findFirst()
                .orElseThrow();
        var conditions = campaigns.stream()
                .map(campaign -> new Conditions(campaign.year(), true, false, false, Set.of()))
                .toList();
        return Trend.of(geography, figures, new Figures(), conditions, Comparability.STANDARD);
    }
}

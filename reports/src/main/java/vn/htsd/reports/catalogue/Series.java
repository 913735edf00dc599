package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import vn.htsd.reports.query.TrendPoint;

/** One measure of one place over the years. */
record Series(String level, String code, String name, boolean undetailed, List<TrendPoint> points) {
    Series {
        points = List.copyOf(points);
    }

    static List<Series> of(List<TrendPoint> points) {
        var grouped = new LinkedHashMap<String, List<TrendPoint>>();
        for (var point : points) {
            grouped.computeIfAbsent(point.level() + point.code(), key -> new ArrayList<>())
                    .add(point);
        }
        return grouped.values().stream()
                .map(each -> new Series(
                        each.get(0).level(),
                        each.get(0).code(),
                        each.get(0).name(),
                        each.get(0).undetailed(),
                        each))
                .toList();
    }

    Optional<TrendPoint> in(int year) {
        return points.stream().filter(point -> point.year() == year).findFirst();
    }

    boolean nation() {
        return level.equals("nation");
    }

    boolean province() {
        return level.equals("province") && !undetailed;
    }

    /** What no province reported: bodies of the central level. */
    boolean central() {
        return level.equals("province") && undetailed;
    }
}

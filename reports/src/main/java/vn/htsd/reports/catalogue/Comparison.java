package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Stated;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.CampaignInfo;
import vn.htsd.reports.query.TrendPoint;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Figures;

/** What all sections of one trend report share: the years, every series, and how to say them. */
record Comparison(
        Warehouse warehouse,
        BuildInfo build,
        List<CampaignInfo> campaigns,
        Map<Measure, List<Series>> series,
        Wording words,
        Figures figures,
        Signs signs) {

    /** @throws HtsdException if fewer than two of these years are in the warehouse */
    static Comparison open(Warehouse warehouse, int from, int to, Locale locale) {
        var campaigns = new ArrayList<CampaignInfo>();
        for (int year = from; year <= to; year++) {
            CampaignInfo.read(warehouse, year).ifPresent(campaigns::add);
        }
        var series = new EnumMap<Measure, List<Series>>(Measure.class);
        for (var measure : Measure.values()) {
            series.put(measure, Series.of(TrendPoint.read(warehouse, measure.column(), from, to, to)));
        }
        var build = BuildInfo.read(warehouse);
        var reported = series.values().stream()
                .flatMap(List::stream)
                .flatMap(each -> each.points().stream())
                .anyMatch(point -> point.value() != null);
        if (build.isEmpty() || campaigns.size() < 2 || !reported) {
            throw new HtsdException(
                    Category.INPUT,
                    Message.of(Edition.PROBLEMS, "trend_empty", Integer.toString(from), Integer.toString(to)));
        }
        return new Comparison(
                warehouse,
                build.get(),
                campaigns,
                series,
                Wording.of("trend", locale),
                new Figures(locale),
                new Signs(locale, build.get()));
    }

    List<Integer> years() {
        return campaigns.stream().map(CampaignInfo::year).toList();
    }

    int first() {
        return years().get(0);
    }

    int last() {
        return years().get(years().size() - 1);
    }

    List<Series> of(Measure measure) {
        return series.getOrDefault(measure, List.of());
    }

    Optional<Series> nation(Measure measure) {
        return of(measure).stream().filter(Series::nation).findFirst();
    }

    List<Series> provinces(Measure measure) {
        return of(measure).stream().filter(Series::province).toList();
    }

    /** The line that the provinces lack to add up to the nation; empty where they lack nothing. */
    Optional<Series> central(Measure measure) {
        return of(measure).stream().filter(Series::central).findFirst();
    }

    /** The value with its marks: {@code 1.234*}, {@code 1.234 (c)}. */
    CharSequence marked(Measure measure, @Nullable TrendPoint point) {
        if (point == null || point.value() == null) {
            return point != null && point.obsStatus().equals("M") ? Figures.NOT_APPLICABLE : Figures.NOT_REPORTED;
        }
        return Printed.of(value(measure, point), measure.print(figures, point.value()) + marks(point));
    }

    /** An estimate with its share, low coverage, a revision; the break is a mark of the change. */
    String marks(TrendPoint point) {
        var marks = new StringBuilder();
        var estimated = point.estimatedShare();
        if (estimated != null && estimated > 0) {
            marks.append(' ').append(Signs.ESTIMATE).append(figures.percent(estimated));
        }
        if (signs.isLow(point.coverage())) {
            marks.append(' ').append(Signs.LOW_COVERAGE);
        }
        if (point.obsStatus().equals("R")) {
            marks.append(' ').append(Signs.REVISED);
        }
        return marks.toString();
    }

    /** By what a reason is counted and named. */
    static String reasonKey(@Nullable String reason) {
        return reason == null ? "other" : reason.toLowerCase(Locale.ROOT);
    }

    /** Why a point cannot be compared, in words. */
    String reason(@Nullable String reason) {
        return words.of(
                "reason_" + reasonKey(reason),
                figures.threshold(build.enoughCoverage()),
                figures.threshold(build.mostEstimated()));
    }

    /** The relative change, marked where the two years cannot be compared. */
    CharSequence rate(Measure measure, @Nullable TrendPoint point) {
        if (point == null || point.changeRel() == null) {
            return Figures.NOT_APPLICABLE;
        }
        var rate = figures.signed(figures.percent(point.changeRel()), point.changeRel() > 0);
        var change = changeOf(measure, point);
        return Printed.of(change.of(before(measure, point)), point.comparable() ? rate : rate + " " + Signs.BREAK);
    }

    CharSequence change(Measure measure, @Nullable TrendPoint point) {
        return point == null || point.changeAbs() == null
                ? Figures.NOT_APPLICABLE
                : Printed.of(changeOf(measure, point), measure.change(figures, point.changeAbs()));
    }

    /** The rank of the change among provinces. */
    CharSequence rank(Measure measure, TrendPoint point) {
        var rank = point.rank();
        return rank == null
                ? Figures.NOT_APPLICABLE
                : Printed.of(stated(measure, point, "rank", (double) rank), Long.toString(rank));
    }

    /** The change over the places that are covered in both years. */
    CharSequence like(Measure measure, TrendPoint point) {
        var like = point.likeForLike();
        return like == null
                ? Figures.NOT_APPLICABLE
                : Printed.of(
                        stated(measure, point, "like_for_like_rel", like),
                        figures.signed(figures.percent(like), like > 0));
    }

    /** Of those who should have reported in that year, the share that the value rests on. */
    CharSequence coverage(Measure measure, TrendPoint point) {
        var coverage = point.coverage();
        return coverage == null
                ? Figures.NOT_REPORTED
                : Printed.of(stated(measure, point, "coverage", coverage), figures.percent(coverage));
    }

    private Stated stated(Measure measure, TrendPoint point, String column, double value) {
        var of = point.changeAbs() == null || column.equals("coverage")
                ? List.of(value(measure, point))
                : List.of(value(measure, point), before(measure, point));
        return new Stated(
                String.join(".", measure.column(), place(point), Integer.toString(point.year()), column),
                value,
                Origin.sum("trend", column, where(measure, point, point.year())),
                of);
    }

    Quantity numberOfProvinces(Measure measure) {
        return new Quantity(
                measure.column() + ".provinces",
                (long) provinces(measure).size(),
                Origin.distinct(
                        "trend",
                        "code",
                        ofProvinces(measure) + " AND campaign_year BETWEEN " + first() + " AND " + last()));
    }

    /** Selects the rows of provinces. */
    String ofProvinces(Measure measure) {
        return "measure = '" + measure.column() + "' AND level = 'province' AND NOT undetailed AND target_campaign = "
                + last();
    }

    private String where(Measure measure, TrendPoint point, int year) {
        return "measure = '" + measure.column() + "' AND level = '" + point.level() + "' AND target_campaign = "
                + last() + " AND code = '" + point.code() + "' AND campaign_year = " + year;
    }

    /** The value as a figure. */
    Quantity value(Measure measure, TrendPoint point) {
        return value(measure, point, point.year(), point.value());
    }

    /** The change as a figure: the value less that of the year before. */
    Quantity changeOf(Measure measure, TrendPoint point) {
        var name = String.join(".", measure.column(), place(point), Integer.toString(point.year()), "change");
        return value(measure, point).without(name, List.of(before(measure, point)));
    }

    /** What the change was from. */
    Quantity before(Measure measure, TrendPoint point) {
        var years = years();
        int earlier = years.get(Math.max(0, years.indexOf(point.year()) - 1));
        var value = point.value();
        var change = point.changeAbs();
        return value(measure, point, earlier, value == null || change == null ? null : (Long) (value - change));
    }

    private Quantity value(Measure measure, TrendPoint point, int year, @Nullable Long value) {
        return new Quantity(
                String.join(".", measure.column(), place(point), Integer.toString(year)),
                value,
                Origin.sum("trend", "value", where(measure, point, year)));
    }

    private static String place(TrendPoint point) {
        return point.level().equals("nation") ? "nation" : point.code();
    }
}

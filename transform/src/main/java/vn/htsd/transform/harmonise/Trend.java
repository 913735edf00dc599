package vn.htsd.transform.harmonise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/**
 * Years compared on one geography, from provincial totals. A pure function: the same totals give the same rows.
 *
 * <p>A change from zero or from <em>not reported</em>, or from a base below {@link #SMALLEST_BASE}, is null. A comparison is
 * sound where coverage reaches {@link #ENOUGH_COVERAGE} in both years and at most {@link #MOST_ESTIMATED} of a figure is
 * estimated; only sound changes are ranked. Ranks are of the rate of change, never of raw totals.
 */
public final class Trend {
    public static final BigInteger SMALLEST_BASE = BigInteger.valueOf(30);
    public static final double ENOUGH_COVERAGE = 0.9;
    public static final double MOST_ESTIMATED = 0.2;

    private final LocalityCatalogue localities;
    private final Campaign target;
    private final List<Campaign> campaigns;

    public Trend(LocalityCatalogue localities, List<Campaign> campaigns, Campaign target) {
        this.localities = localities;
        this.campaigns = List.copyOf(campaigns);
        this.target = target;
    }

    /**
     * A provincial total as reported, on the geography of its own year.
     *
     * @param value null where not reported
     * @param expected reporters directly below; null where nobody knows
     * @param covered whether its figure stands for the whole province: its declaration counts, or all below it reported
     */
    public record ProvinceTotal(
            int campaignYear,
            String localityKey,
            String measure,
            @Nullable BigInteger value,
            @Nullable Long expected,
            @Nullable Long coveredReporters,
            boolean covered) {}

    /** One row of the table {@code trend}. */
    public record Row(
            String measure,
            String level,
            String localityKey,
            String code,
            String name,
            int campaignYear,
            @Nullable BigInteger value,
            @Nullable BigInteger changeAbs,
            @Nullable Double changeRel,
            @Nullable Long rank,
            double estimatedShare,
            @Nullable BigInteger valueLow,
            @Nullable BigInteger valueHigh,
            @Nullable Double coverage,
            @Nullable Double likeForLikeRel,
            boolean comparable,
            @Nullable String reason,
            String obsStatus) {
        Row ranked(@Nullable Long place) {
            return new Row(
                    measure,
                    level,
                    localityKey,
                    code,
                    name,
                    campaignYear,
                    value,
                    changeAbs,
                    changeRel,
                    place,
                    estimatedShare,
                    valueLow,
                    valueHigh,
                    coverage,
                    likeForLikeRel,
                    comparable,
                    reason,
                    obsStatus);
        }
    }

    /** The rows of the nation and of every province of the target geography, for each measure and campaign. */
    public List<Row> rows(Collection<ProvinceTotal> totals) {
        var crosswalk = new Crosswalk(localities, target.weekStart());
        var cells = new TreeMap<CellKey, Cell>();
        for (var total : totals) {
            add(cells, total, crosswalk);
        }
        var measures =
                totals.stream().map(ProvinceTotal::measure).distinct().sorted().toList();
        var rows = new ArrayList<Row>();
        for (var measure : measures) {
            rows.addAll(national(measure, cells));
            rows.addAll(provincial(measure, cells));
        }
        return rows;
    }

    private record CellKey(String measure, int year, String localityKey) implements Comparable<CellKey> {
        @Override
        public int compareTo(CellKey other) {
            return Comparator.comparing(CellKey::measure)
                    .thenComparing(CellKey::year)
                    .thenComparing(CellKey::localityKey)
                    .compare(this, other);
        }
    }

    /** What a target unit holds in one year: the sum over its sources. */
    private static final class Cell {
        private @Nullable BigInteger value;
        private BigInteger whole = BigInteger.ZERO;
        private BigInteger high = BigInteger.ZERO;
        private BigInteger estimated = BigInteger.ZERO;
        private final List<ProvinceTotal> sources = new ArrayList<>();

        void add(ProvinceTotal source, @Nullable BigInteger part, boolean exact) {
            sources.add(source);
            var all = source.value();
            if (part == null || all == null) {
                return;
            }
            value = value == null ? part : value.add(part);
            high = high.add(all);
            if (exact) {
                whole = whole.add(part);
            } else {
                estimated = estimated.add(part);
            }
        }

        double estimatedShare() {
            return value == null || value.signum() == 0 ? 0 : ratio(estimated, value);
        }

        boolean fullyCovered() {
            return !sources.isEmpty() && sources.stream().allMatch(ProvinceTotal::covered);
        }

        /** The share of the sources whose figure stands for the whole of them. */
        @Nullable
        Double coveredSources() {
            return sources.isEmpty()
                    ? null
                    : (double) sources.stream().filter(ProvinceTotal::covered).count() / sources.size();
        }

        /**
         * Covered over expected reporters of the sources. A source of which nobody knows how many there are weighs as much
         * as the average of the others, and counts as covered only where its figure stands for the whole.
         */
        @Nullable
        Double coverage() {
            double average = sources.stream()
                    .map(ProvinceTotal::expected)
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .average()
                    .orElse(1);
            double expected = 0;
            double covered = 0;
            for (var source : sources) {
                var known = source.expected();
                var reached = source.coveredReporters();
                expected += known == null ? average : known;
                covered += known == null || reached == null ? (source.covered() ? average : 0) : reached;
            }
            return expected == 0 ? null : Math.min(1, covered / expected);
        }
    }

    private void add(Map<CellKey, Cell> cells, ProvinceTotal total, Crosswalk crosswalk) {
        var source = localities.byKey(total.localityKey()).orElseThrow();
        var weights = new TreeMap<String, BigDecimal>();
        crosswalk.carry(source).parts().forEach(part -> weights.put(part.to().key(), BigDecimal.valueOf(part.numerator())));
        var parts = total.value() == null ? null : LargestRemainder.split(total.value(), weights);
        for (var key : weights.keySet()) {
            cells.computeIfAbsent(new CellKey(total.measure(), total.campaignYear(), key), unused -> new Cell())
                    .add(total, parts == null ? null : parts.get(key), weights.size() == 1);
        }
    }

    private List<Row> national(String measure, Map<CellKey, Cell> cells) {
        var rows = new ArrayList<Row>();
        Cell before = null;
        Campaign beforeCampaign = null;
        for (var campaign : campaigns) {
            var cell = new Cell();
            cells.forEach((key, part) -> {
                if (key.measure().equals(measure) && key.year() == campaign.year()) {
                    cell.sources.addAll(part.sources);
                    cell.value = sum(cell.value, part.value);
                    cell.whole = cell.whole.add(part.value == null ? BigInteger.ZERO : part.value);
                }
            });
            var likeForLike =
                    beforeCampaign == null ? null : likeForLike(measure, cells, beforeCampaign.year(), campaign.year());
            rows.add(row(measure, LocalityCatalogue.NATION, campaign, cell, before, likeForLike));
            before = cell;
            beforeCampaign = campaign;
        }
        return rows;
    }

    /** The change over the provinces all of whose sources are covered in both years. */
    private @Nullable Double likeForLike(String measure, Map<CellKey, Cell> cells, int from, int to) {
        BigInteger earlier = null;
        BigInteger later = null;
        for (var province : targets()) {
            var first = cells.get(new CellKey(measure, from, province.key()));
            var second = cells.get(new CellKey(measure, to, province.key()));
            if (first != null && second != null && first.fullyCovered() && second.fullyCovered()) {
                earlier = sum(earlier, first.value);
                later = sum(later, second.value);
            }
        }
        return relative(earlier, later);
    }

    private List<Row> provincial(String measure, Map<CellKey, Cell> cells) {
        var rows = new ArrayList<Row>();
        for (var province : targets()) {
            Cell before = null;
            for (var campaign : campaigns) {
                var cell = cells.getOrDefault(new CellKey(measure, campaign.year(), province.key()), new Cell());
                rows.add(row(measure, province, campaign, cell, before, null));
                before = cell;
            }
        }
        return ranked(rows);
    }

    private List<Locality> targets() {
        return localities.inForce(LocalityLevel.PROVINCE, target.weekStart());
    }

    private static Row row(
            String measure,
            Locality locality,
            Campaign campaign,
            Cell cell,
            @Nullable Cell before,
            @Nullable Double likeForLike) {
        boolean first = before == null;
        var coverage = coverage(locality, cell);
        var reason = before == null ? null : whyNotComparable(cell, coverage, before, coverage(locality, before));
        var earlier = before == null ? null : before.value;
        return new Row(
                measure,
                locality.level().code(),
                locality.key(),
                locality.code(),
                locality.name(),
                campaign.year(),
                cell.value,
                earlier == null || cell.value == null ? null : cell.value.subtract(earlier),
                relative(earlier, cell.value),
                null,
                cell.estimatedShare(),
                cell.value == null ? null : cell.whole,
                cell.value == null ? null : cell.high.max(cell.value),
                coverage,
                likeForLike,
                !first && reason == null,
                reason,
                cell.value == null ? "L" : cell.estimatedShare() > 0 ? "E" : "A");
    }

    /** The nation's coverage counts provinces, as {@code national_summary} does; a province's, the reporters below it. */
    private static @Nullable Double coverage(Locality locality, Cell cell) {
        return locality.level() == LocalityLevel.NATION ? cell.coveredSources() : cell.coverage();
    }

    private static @Nullable String whyNotComparable(
            Cell cell, @Nullable Double coverage, Cell before, @Nullable Double coverageBefore) {
        if (cell.value == null || before.value == null) {
            return "not_reported";
        }
        if (!enough(coverage) || !enough(coverageBefore)) {
            return "coverage";
        }
        if (cell.estimatedShare() > MOST_ESTIMATED || before.estimatedShare() > MOST_ESTIMATED) {
            return "estimated";
        }
        return before.value.compareTo(SMALLEST_BASE) < 0 ? "base" : null;
    }

    private static boolean enough(@Nullable Double coverage) {
        return coverage != null && coverage >= ENOUGH_COVERAGE;
    }

    private static @Nullable Double relative(@Nullable BigInteger earlier, @Nullable BigInteger later) {
        return earlier == null || later == null || earlier.compareTo(SMALLEST_BASE) < 0
                ? null
                : ratio(later.subtract(earlier), earlier);
    }

    /** Gives the comparable changes of each year their place, the greatest first; equal changes share a place. */
    private static List<Row> ranked(List<Row> rows) {
        var ranks = new HashMap<Row, Long>();
        var byYear = new TreeMap<Integer, List<Row>>();
        rows.stream().filter(row -> row.comparable() && row.changeRel() != null).forEach(row -> byYear.computeIfAbsent(
                        row.campaignYear(), year -> new ArrayList<>())
                .add(row));
        for (var ofYear : byYear.values()) {
            for (var row : ofYear) {
                long better = ofYear.stream()
                        .filter(other -> change(other) > change(row))
                        .count();
                ranks.put(row, better + 1);
            }
        }
        return rows.stream().map(row -> row.ranked(ranks.get(row))).toList();
    }

    private static double change(Row row) {
        return Objects.requireNonNull(row.changeRel());
    }

    private static @Nullable BigInteger sum(@Nullable BigInteger left, @Nullable BigInteger right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.add(right);
    }

    private static double ratio(BigInteger part, BigInteger whole) {
        return new BigDecimal(part)
                .divide(new BigDecimal(whole), java.math.MathContext.DECIMAL64)
                .doubleValue();
    }
}

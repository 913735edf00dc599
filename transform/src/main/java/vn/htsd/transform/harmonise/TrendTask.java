package vn.htsd.transform.harmonise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * {@link Trend} in Spark: all that is known of one measure meets in one task, which compares the campaigns on every
 * geography. On the left {@link #KNOWN}, on the right {@link Division#PARTS}; gives the columns of {@link #ROWS}.
 */
public final class TrendTask implements CoGroupFunction<String, Row, Row, Row> {
    private static final long serialVersionUID = 1L;

    /** Name of the last column of both sides. */
    public static final String VINTAGE = "vintage";

    /** Whose a row is. */
    public enum Vintage {
        /** The build's. */
        PRESENT,
        /** That of the release whose figures are shown in their place. */
        SHOWN,
        /** That of the release before what is shown. */
        BEFORE
    }

    /**
     * A total at a unit has a {@code value}; how far a unit's figure stands for it has a {@code level}. Last comes the {@link
     * Vintage} of the row.
     */
    public static final StructType KNOWN = new StructType()
            .add("measure", DataTypes.StringType)
            .add("campaign_year", DataTypes.IntegerType)
            .add("locality_key", DataTypes.StringType)
            .add("value", DataTypes.LongType)
            .add("level", DataTypes.StringType)
            .add("expected", DataTypes.LongType)
            .add("reached", DataTypes.LongType)
            .add("whole", DataTypes.BooleanType)
            .add(VINTAGE, DataTypes.StringType);

    public static final StructType ROWS = new StructType()
            .add("measure", DataTypes.StringType)
            .add("level", DataTypes.StringType)
            .add("target_campaign", DataTypes.IntegerType)
            .add("locality_key", DataTypes.StringType)
            .add("code", DataTypes.StringType)
            .add("name", DataTypes.StringType)
            .add("undetailed", DataTypes.BooleanType)
            .add("campaign_year", DataTypes.IntegerType)
            .add("value", DataTypes.LongType)
            .add("change_abs", DataTypes.LongType)
            .add("change_rel", DataTypes.DoubleType)
            .add("rank", DataTypes.LongType)
            .add("estimated_share", DataTypes.DoubleType)
            .add("value_low", DataTypes.LongType)
            .add("value_high", DataTypes.LongType)
            .add("coverage", DataTypes.DoubleType)
            .add("like_for_like_rel", DataTypes.DoubleType)
            .add("comparable", DataTypes.BooleanType)
            .add("reason", DataTypes.StringType)
            .add("obs_status", DataTypes.StringType);

    private final Broadcast<List<Geography>> geographies;
    private final HashMap<String, List<Conditions>> campaigns;
    private final Comparability comparability;

    /** @param campaigns by measure, in their order */
    public TrendTask(
            Broadcast<List<Geography>> geographies,
            Map<String, List<Conditions>> campaigns,
            Comparability comparability) {
        this.geographies = geographies;
        this.campaigns = new HashMap<>(campaigns);
        this.comparability = comparability;
    }

    @Override
    public Iterator<Row> call(String measure, Iterator<Row> known, Iterator<Row> parts) {
        var figures = new Figures();
        var released = new Figures();
        known.forEachRemaining(row -> take(row, vintage(row) == Vintage.BEFORE ? released : figures));
        parts.forEachRemaining(row -> (vintage(row) == Vintage.BEFORE ? released : figures)
                .part(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
        return geographies.value().stream()
                .flatMap(geography -> rows(measure, geography, figures, released))
                .iterator();
    }

    private static Vintage vintage(Row row) {
        return Vintage.valueOf(row.getString(row.size() - 1));
    }

    private void take(Row row, Figures figures) {
        int year = row.getInt(1);
        var unit = row.getString(2);
        if (!row.isNullAt(3)) {
            figures.total(year, isKnown(row, year, unit) ? unit : LocalityCatalogue.NATION.key(), row.getLong(3));
        }
        if (!row.isNullAt(4)) {
            figures.standing(
                    year, unit, new Standing(row.getString(4), number(row, 5), number(row, 6), row.getBoolean(7)));
        }
    }

    /** A unit that the reference has lost since a release was made: of its figure, only the nation is still known. */
    private boolean isKnown(Row row, int year, String unit) {
        return vintage(row) == Vintage.PRESENT
                || geographies.value().stream().allMatch(geography -> geography.landing(year, unit) != null);
    }

    private static @Nullable Long number(Row row, int column) {
        return row.isNullAt(column) ? null : (Long) row.getLong(column);
    }

    private Stream<Row> rows(String measure, Geography geography, Figures figures, Figures released) {
        var conditions = campaigns.getOrDefault(measure, new ArrayList<>());
        var observations = Trend.of(geography, figures, released, conditions, comparability);
        var ranks = Trend.ranks(observations);
        return observations.stream().map(each -> row(measure, geography.target(), each, ranks.get(each)));
    }

    private static Row row(String measure, int target, Observation observation, @Nullable Long rank) {
        var place = observation.place();
        var change = observation.change();
        return RowFactory.create(
                measure,
                observation.table().code(),
                target,
                place.key(),
                place.code(),
                place.name(),
                observation.undetailed(),
                observation.campaignYear(),
                observation.value(),
                change.absolute(),
                change.relative(),
                rank,
                observation.estimatedShare(),
                observation.low(),
                observation.high(),
                observation.coverage(),
                change.likeForLike(),
                change.comparable(),
                change.reason(),
                observation.status().name());
    }
}

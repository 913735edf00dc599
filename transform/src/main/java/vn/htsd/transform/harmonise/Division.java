package vn.htsd.transform.harmonise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Divides the cells of figures that come to lie in several places: each cell by largest remainder, so that nothing is lost
 * or made. Takes {@code measure, campaign_year, from_key, value}, one row a cell; what a task gives is the sum of its cells,
 * so all cells of a figure belong into one task.
 */
public final class Division implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    /** What it gives; {@code least} and {@code most} bound every part of the same figure. */
    public static final StructType PARTS = new StructType()
            .add("measure", DataTypes.StringType)
            .add("target_campaign", DataTypes.IntegerType)
            .add("campaign_year", DataTypes.IntegerType)
            .add("from_key", DataTypes.StringType)
            .add("to_key", DataTypes.StringType)
            .add("value", DataTypes.LongType)
            .add("least", DataTypes.LongType)
            .add("most", DataTypes.LongType);

    private final Broadcast<List<Geography>> geographies;

    public Division(Broadcast<List<Geography>> geographies) {
        this.geographies = geographies;
    }

    private record Source(String measure, int campaignYear, String from) {}

    /** A figure on its way to one geography. */
    private static final class Sum {
        private final Geography.Landing landing;
        private final long[] parts;
        private long least;
        private long most;

        Sum(Geography.Landing landing) {
            this.landing = landing;
            this.parts = new long[landing.to().size()];
        }

        void add(long cell) {
            var split = LargestRemainder.split(cell, landing.numerators());
            for (int part = 0; part < parts.length; part++) {
                parts[part] += split[part];
            }
            least += Math.min(0, cell);
            most += Math.max(0, cell);
        }
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cells) {
        return divide(geographies.value(), cells);
    }

    static Iterator<Row> divide(List<Geography> geographies, Iterator<Row> cells) {
        var sums = new HashMap<Source, Map<Integer, Sum>>();
        while (cells.hasNext()) {
            var cell = cells.next();
            var source = new Source(cell.getString(0), cell.getInt(1), cell.getString(2));
            var targets = sums.computeIfAbsent(source, each -> targets(geographies, each));
            targets.values().forEach(sum -> sum.add(cell.getLong(3)));
        }
        return sums.entrySet().stream()
                .flatMap(entry -> entry.getValue().entrySet().stream()
                        .flatMap(target -> rows(entry.getKey(), target.getKey(), target.getValue()).stream()))
                .iterator();
    }

    private static Map<Integer, Sum> targets(List<Geography> geographies, Source source) {
        var targets = new TreeMap<Integer, Sum>();
        for (var geography : geographies) {
            var landing = geography.landing(source.campaignYear(), source.from());
            if (landing != null && !landing.exact()) {
                targets.put(geography.target(), new Sum(landing));
            }
        }
        return targets;
    }

    private static List<Row> rows(Source source, int target, Sum sum) {
        var rows = new ArrayList<Row>();
        for (int part = 0; part < sum.parts.length; part++) {
            rows.add(RowFactory.create(
                    source.measure(),
                    target,
                    source.campaignYear(),
                    source.from(),
                    sum.landing.to().get(part).key(),
                    sum.parts[part],
                    sum.least,
                    sum.most));
        }
        return rows;
    }
}

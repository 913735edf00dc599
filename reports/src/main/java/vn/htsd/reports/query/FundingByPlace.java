package vn.htsd.reports.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Money by source in each part of a slice: a province of the nation, or a commune of a province. */
public final class FundingByPlace {
    private static final String SQL =
            """
            SELECT %s AS place, f.funding_source, sum(f.amount_vnd) AS amount_vnd
            FROM (FROM fact_funding WHERE %s) f JOIN dim_locality l USING (locality_key) GROUP BY 1, 2
            """;

    private final Slice slice;
    private final Map<List<String>, Long> amounts = new HashMap<>();

    private record Part(List<String> placeAndSource, long amount) {}

    private FundingByPlace(Slice slice) {
        this.slice = slice;
    }

    public static FundingByPlace read(Warehouse warehouse, Slice slice) {
        var funding = new FundingByPlace(slice);
        warehouse
                .list(
                        SQL.formatted(funding.place(), slice.facts()),
                        row -> new Part(
                                Arrays.asList(String.valueOf(row.textOrNull("place")), row.text("funding_source")),
                                row.numberOrZero("amount_vnd")))
                .forEach(part -> funding.amounts.put(part.placeAndSource(), part.amount()));
        return funding;
    }

    /**
     * What the sources gave to one part together; unknown where none of them is reported.
     *
     * @param name of the figure
     */
    public Quantity of(PlaceSummary part, String name, String... sources) {
        var known = Arrays.stream(sources)
                .map(source -> amounts.get(List.of(part.localityKey(), source)))
                .filter(java.util.Objects::nonNull)
                .toList();
        var listed = Arrays.stream(sources).map(DuckFile::quoted).collect(Collectors.joining(", "));
        var where = slice.facts() + " AND funding_source IN (" + listed + ") AND locality_key IN"
                + " (SELECT locality_key FROM dim_locality l WHERE " + place() + " = "
                + DuckFile.quoted(part.localityKey()) + ")";
        return new Quantity(
                name + "." + part.code(),
                known.isEmpty()
                        ? null
                        : (Long) known.stream().mapToLong(amount -> amount).sum(),
                Origin.sum("fact_funding", "amount_vnd", where));
    }

    private String place() {
        return slice.place().level() == LocalityLevel.NATION ? "l.province_key" : "l.locality_key";
    }
}

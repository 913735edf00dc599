package vn.htsd.transform.consolidate;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.stage.MeasureRows;

/** Rows of Spark become {@link Received}. */
final class ReceivedRows {
    private static final Set<String> SENT = Set.of("accepted", "returned", "document");
    private static final String CONSOLIDATED = "consolidated";
    private static final String UNSPECIFIED = "unspecified";

    /** What the figures of one consolidated report come to. */
    private static final class Sums {
        private boolean any;
        private final Figures figures = new Figures();
        private final Figures sessions = new Figures();
        private long halfDigits;
    }

    private ReceivedRows() {}

    /** The columns are those that {@link Reconciliation} selects. */
    static Received read(Family family, Codes codes, Iterator<Row> figures, Iterator<Row> reports) {
        var received = Received.nothing();
        var declared = new HashMap<String, Sums>();
        figures.forEachRemaining(row -> takeFigure(row, family, codes, received, declared));
        reports.forEachRemaining(row -> takeReport(row, received, declared));
        return received;
    }

    private static void takeFigure(Row row, Family family, Codes codes, Received received, Map<String, Sums> declared) {
        // By place, as Reconciliation selects them: a name would be looked up some million times.
        var figure = new Figure(
                row.getString(1),
                CONSOLIDATED.equals(row.getString(2)),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5));
        if (row.isNullAt(6)) {
            var cell = codes.cell(family, figure.group, UNSPECIFIED, figure.mode);
            take(figure, cell, number(row, 7), number(row, 8), number(row, 9), received, declared);
            return;
        }
        List<@Nullable Long> values = row.getList(6);
        for (int place = 0; place < values.size(); place++) {
            var value = values.get(place);
            if (value != null) {
                var cell = codes.cell(family, figure.group, MeasureRows.POPULATION.get(place), figure.mode);
                take(figure, cell, value, 0L, 0L, received, declared);
            }
        }
    }

    private static @Nullable Long number(Row row, int place) {
        return row.isNullAt(place) ? null : row.getLong(place);
    }

    /** Whose figure it is, and of what. */
    private record Figure(String code, boolean consolidated, boolean stands, String group, String mode) {}

    private static void take(
            Figure figure,
            Cell cell,
            @Nullable Long value,
            @Nullable Long sessions,
            @Nullable Long halfDigits,
            Received received,
            Map<String, Sums> declared) {
        var code = figure.code;
        boolean consolidated = figure.consolidated;
        if (!figure.stands) {
            if (consolidated && value != null) {
                received.relayed().merge(code, value, Long::sum);
            }
        } else if (consolidated) {
            var sums = declared.computeIfAbsent(code, unused -> new Sums());
            add(sums.figures, cell, value);
            add(sums.sessions, cell, sessions);
            sums.any |= value != null;
            sums.halfDigits += halfDigits == null ? 0 : halfDigits;
        } else {
            if (value != null) {
                add(received.direct().computeIfAbsent(code, unused -> new Figures()), cell, value);
            }
            add(received.directSessions().computeIfAbsent(code, unused -> new Figures()), cell, sessions);
        }
    }

    private static void takeReport(Row row, Received received, Map<String, Sums> declared) {
        @Nullable String code = row.getAs("reporter_code");
        if (code == null) {
            return;
        }
        String status = row.getAs("status");
        // A row of a form B that a later one replaced whole never was.
        boolean sent = row.<Boolean>getAs("relayed") ? row.<Boolean>getAs("best_relay") : SENT.contains(status);
        if (sent) {
            received.senders().add(code);
        }
        if (!CONSOLIDATED.equals(row.getAs("kind")) || !"accepted".equals(status)) {
            return;
        }
        var sums = declared.getOrDefault(code, new Sums());
        received.declared()
                .put(
                        code,
                        new Declaration(
                                row.getAs("submission_id"),
                                sums.any ? sums.figures : null,
                                sums.sessions,
                                row.<Long>getAs("duplicates"),
                                sums.halfDigits,
                                row.getAs("coverage_expected"),
                                row.getAs("coverage_received")));
        if (row.<Boolean>getAs("relayed") && sums.any) {
            received.relayed().put(code, sums.figures.total());
        }
    }

    private static void add(Figures figures, Cell cell, @Nullable Long value) {
        if (value != null) {
            figures.add(cell, value);
        }
    }
}

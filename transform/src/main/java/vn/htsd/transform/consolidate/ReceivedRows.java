package vn.htsd.transform.consolidate;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of Spark become {@link Received}. */
final class ReceivedRows {
    private static final Set<String> SENT = Set.of("accepted", "returned", "document");
    private static final String CONSOLIDATED = "consolidated";

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
        String code = row.getAs("reporter_code");
        boolean consolidated = CONSOLIDATED.equals(row.getAs("kind"));
        var cell = codes.cell(family, row.getAs("group"), row.getAs("population_group"), row.getAs("mode"));
        Long value = row.getAs("value");
        Long sessions = row.getAs("sessions");
        Long halfDigits = row.getAs("half_digit");
        if (!row.<Boolean>getAs("stands")) {
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

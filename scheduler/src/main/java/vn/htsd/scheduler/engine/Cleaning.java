package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.HistoryRows;

/** Forgets history. What decides which runs there will be is kept, so that none is made again. */
public record Cleaning(Database database, Clock clock) {
    /** Nobody plans meanwhile: so many rows at a time, that nobody waits long. */
    private static final int AT_A_TIME = 500;

    /** @return how many rows of each table would go */
    public Map<HistoryRows.Table, Long> dryRun(Instant before, Collection<HistoryRows.Table> tables) {
        requirePast(before);
        var rows = new LinkedHashMap<HistoryRows.Table, Long>();
        for (var table : HistoryRows.Table.values()) {
            if (tables.contains(table)) {
                rows.put(table, database.transact(sql -> new HistoryRows(sql).count(table, before)));
            }
        }
        return rows;
    }

    /** @return how many rows of each table have gone */
    public Map<HistoryRows.Table, Long> clean(Instant before, Collection<HistoryRows.Table> tables) {
        requirePast(before);
        var rows = new LinkedHashMap<HistoryRows.Table, Long>();
        for (var table : HistoryRows.Table.values()) {
            if (tables.contains(table)) {
                rows.put(table, clean(before, table));
            }
        }
        return rows;
    }

    private long clean(Instant before, HistoryRows.Table table) {
        long all = 0;
        while (true) {
            int gone = database.plan(sql -> new HistoryRows(sql).delete(table, before, AT_A_TIME));
            all += gone;
            if (gone < AT_A_TIME) {
                return all;
            }
        }
    }

    /** What is still under way has no past. */
    private void requirePast(Instant before) {
        if (before.isAfter(clock.instant())) {
            throw new Refused(Refused.Reason.WRONG, "Only what lies in the past can be cleaned, not " + before);
        }
    }
}

package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.HistoryRows;

/** Forgets history. What decides which runs there will be is kept, so that none is made again. */
public record Cleaning(Database database, Clock clock) {
    /** Nobody plans meanwhile: so many rows at a time, that nobody waits long. */
    private static final int AT_A_TIME = 500;

    private static final Duration LONG_SILENT = Duration.ofHours(1);

    /** @return how many rows of each table would go */
    public Map<HistoryRows.Table, Long> dryRun(Instant before, Collection<HistoryRows.Table> tables) {
        return each(
                before, tables, (moment, table) -> database.transact(sql -> new HistoryRows(sql).count(table, moment)));
    }

    /** @return how many rows of each table have gone */
    public Map<HistoryRows.Table, Long> clean(Instant before, Collection<HistoryRows.Table> tables) {
        return each(before, tables, this::clean);
    }

    private Map<HistoryRows.Table, Long> each(
            Instant before, Collection<HistoryRows.Table> tables, BiFunction<Instant, HistoryRows.Table, Long> work) {
        requirePast(before);
        var rows = new LinkedHashMap<HistoryRows.Table, Long>();
        for (var table : HistoryRows.Table.values()) {
            if (tables.contains(table)) {
                rows.put(table, work.apply(table == HistoryRows.Table.JOB ? gone(before) : before, table));
            }
        }
        return rows;
    }

    /** A scheduler that gave the word lately lives: without its row nobody would hear it any more. */
    private Instant gone(Instant before) {
        var lately = database.now().minus(LONG_SILENT);
        return before.isBefore(lately) ? before : lately;
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

package vn.htsd.scheduler.store;

import java.util.List;

/** Does to Quartz's tables what nobody should. */
public final class QuartzTables {
    private static final List<String> TABLES = List.of(
            "simple_triggers",
            "cron_triggers",
            "simprop_triggers",
            "blob_triggers",
            "fired_triggers",
            "triggers",
            "job_details",
            "calendars",
            "paused_trigger_grps");

    private QuartzTables() {}

    public static void empty(Database database) {
        database.change(sql -> TABLES.forEach(table -> sql.update("delete from qrtz_" + table)));
    }
}

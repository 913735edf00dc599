package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Quartz holds, read in one go: asking it trigger by trigger takes a statement each. */
public record QuartzRows(Sql sql) {
    /** @param broken whether Quartz gave the trigger up after an error */
    public record Armed(Instant at, boolean broken) {}

    /** The triggers of a group, by name. */
    public Map<String, Armed> armed(String scheduler, String group) {
        var armed = new LinkedHashMap<String, Armed>();
        sql.query(
                """
                select trigger_name, start_time, trigger_state from qrtz_triggers
                where sched_name = ? and trigger_group = ?""",
                row -> armed.put(
                        row.text("trigger_name"),
                        new Armed(
                                Instant.ofEpochMilli(row.number("start_time")),
                                row.text("trigger_state").equals("ERROR"))),
                scheduler,
                group);
        return armed;
    }
}

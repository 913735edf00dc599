package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schedulers that share this store. */
public record NodeRows(Sql sql) {
    /**
     * @param stopped null for one that runs, or died without a word
     * @param trouble what is wrong with it, a line each; null for nothing
     */
    public record Node(
            long id,
            String owner,
            String host,
            Instant started,
            Instant heartbeat,
            @Nullable Instant stopped,
            @Nullable String trouble) {}

    public void join(AttemptRows.Owner owner) {
        var now = sql.now();
        sql.update(
                "insert into scheduler_node (owner, hostname, started_at, heartbeat_at) values (?, ?, ?, ?)",
                owner.name(),
                owner.host(),
                now,
                now);
    }

    /** @param trouble what is wrong, a line each; null for nothing */
    public void beat(String owner, @Nullable String trouble) {
        sql.update(
                "update scheduler_node set heartbeat_at = ?, trouble = ? where owner = ?", sql.now(), trouble, owner);
    }

    public void leave(String owner) {
        sql.update("update scheduler_node set stopped_at = ? where owner = ?", sql.now(), owner);
    }

    /** The last to join first. */
    public List<Node> all() {
        return sql.query(
                "select * from scheduler_node order by id desc",
                row -> new Node(
                        row.number("id"),
                        row.text("owner"),
                        row.text("hostname"),
                        row.moment("started_at"),
                        row.moment("heartbeat_at"),
                        row.momentOrNull("stopped_at"),
                        row.textOrNull("trouble")));
    }
}

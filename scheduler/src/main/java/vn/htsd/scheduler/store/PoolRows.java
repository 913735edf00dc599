package vn.htsd.scheduler.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pools of slots. */
public record PoolRows(Sql sql) {
    /** @param slots -1 for no limit */
    public record Pool(String name, int slots, @Nullable String description, boolean includeDeferred) {}

    public List<Pool> all() {
        return sql.query(
                "select * from pool order by pool_name",
                row -> new Pool(
                        row.text("pool_name"),
                        row.whole("slots"),
                        row.textOrNull("description"),
                        row.flag("include_deferred")));
    }

    public Optional<Pool> find(String name) {
        return all().stream().filter(pool -> pool.name().equals(name)).findFirst();
    }

    /** Slots by pool. */
    public Map<String, Integer> slots() {
        var slots = new LinkedHashMap<String, Integer>();
        all().forEach(pool -> slots.put(pool.name(), pool.slots() < 0 ? Integer.MAX_VALUE : pool.slots()));
        return slots;
    }

    public void save(Pool pool) {
        delete(pool.name());
        sql.update(
                "insert into pool (pool_name, slots, description, include_deferred) values (?, ?, ?, ?)",
                pool.name(),
                pool.slots(),
                pool.description(),
                pool.includeDeferred());
    }

    public void delete(String name) {
        sql.update("delete from pool where pool_name = ?", name);
    }
}

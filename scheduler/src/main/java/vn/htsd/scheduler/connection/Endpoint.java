package vn.htsd.scheduler.connection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where another system is, and with what it is entered.
 *
 * @param type Airflow's word: {@code http}, {@code postgres}, {@code jdbc}, {@code duckdb}
 * @param extra the JSON object of the connection's last field; empty where there is none
 */
record Endpoint(
        String id,
        String type,
        @Nullable String host,
        @Nullable String login,
        @Nullable String password,
        @Nullable String schema,
        @Nullable Integer port,
        Map<String, @Nullable Object> extra) {
    /** Without anything that opens a door. */
    @Override
    public String toString() {
        return id + " (" + type + ")";
    }
}

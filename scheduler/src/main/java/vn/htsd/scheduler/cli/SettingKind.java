package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is set beside the DAGs. */
enum SettingKind {
    POOLS("pools", "name", "slots", "running_slots", "open_slots", "description"),
    VARIABLES("variables", "key", "value", "description"),
    CONNECTIONS("connections", "connection_id", "conn_type", "host", "port", "login", "schema", "description");

    private final String path;
    private final String[] columns;

    SettingKind(String path, String... columns) {
        this.path = path;
        this.columns = columns;
    }

    /** What makes a setting, as a change of one that is there: Airflow has another word for a pool's name then. */
    JsonNode asChange(JsonNode body) {
        if (this != POOLS) {
            return body;
        }
        ObjectNode changed = body.deepCopy();
        changed.set("pool", changed.remove("name"));
        return changed;
    }

    String path() {
        return path;
    }

    String[] columns() {
        return columns.clone();
    }
}

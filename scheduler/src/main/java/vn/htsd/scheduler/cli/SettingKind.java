package vn.htsd.scheduler.cli;

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

    String path() {
        return path;
    }

    String[] columns() {
        return columns.clone();
    }
}

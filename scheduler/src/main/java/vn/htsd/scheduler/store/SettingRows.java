package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Variables and connections: what tasks are told beside their DAG. */
public record SettingRows(Sql sql) {
    public record Variable(String key, String value, @Nullable String description) {}

    /** @param secret the password, which never leaves by any door but a task's template */
    public record Connection(
            String id,
            String type,
            @Nullable String description,
            @Nullable String host,
            @Nullable String login,
            @Nullable String secret,
            @Nullable String schema,
            @Nullable Integer port,
            @Nullable String extra) {}

    public List<Variable> variables() {
        return sql.query(
                "select * from variable order by variable_key",
                row -> new Variable(
                        row.text("variable_key"), row.text("variable_value"), row.textOrNull("description")));
    }

    public Map<String, String> variableValues() {
        var values = new LinkedHashMap<String, String>();
        variables().forEach(variable -> values.put(variable.key(), variable.value()));
        return values;
    }

    public void save(Variable variable) {
        deleteVariable(variable.key());
        sql.update(
                "insert into variable (variable_key, variable_value, description) values (?, ?, ?)",
                variable.key(),
                variable.value(),
                variable.description());
    }

    public boolean deleteVariable(String key) {
        return sql.update("delete from variable where variable_key = ?", key) == 1;
    }

    public List<Connection> connections() {
        return sql.query("select * from connection order by connection_id", SettingRows::connection);
    }

    public Optional<Connection> connection(String id) {
        return sql.one("select * from connection where connection_id = ?", SettingRows::connection, id);
    }

    private static Connection connection(Row row) throws SQLException {
        var port = row.numberOrNull("port");
        return new Connection(
                row.text("connection_id"),
                row.text("conn_type"),
                row.textOrNull("description"),
                row.textOrNull("host"),
                row.textOrNull("login"),
                row.textOrNull("secret"),
                row.textOrNull("schema_name"),
                port == null ? null : Math.toIntExact(port),
                row.textOrNull("extra"));
    }

    public void save(Connection connection) {
        deleteConnection(connection.id());
        sql.update(
                """
                insert into connection (connection_id, conn_type, description, host, login, secret, schema_name, port, extra)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                connection.id(),
                connection.type(),
                connection.description(),
                connection.host(),
                connection.login(),
                connection.secret(),
                connection.schema(),
                connection.port(),
                connection.extra());
    }

    public boolean deleteConnection(String id) {
        return sql.update("delete from connection where connection_id = ?", id) == 1;
    }

    /** By id, the fields that templates name. */
    public Map<String, Map<String, Object>> connectionFields() {
        var byId = new LinkedHashMap<String, Map<String, Object>>();
        for (var connection : connections()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("conn_id", connection.id());
            fields.put("conn_type", connection.type());
            put(fields, "host", connection.host());
            put(fields, "login", connection.login());
            put(fields, "password", connection.secret());
            put(fields, "schema", connection.schema());
            put(fields, "port", connection.port());
            put(fields, "extra", connection.extra());
            byId.put(connection.id(), fields);
        }
        return byId;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

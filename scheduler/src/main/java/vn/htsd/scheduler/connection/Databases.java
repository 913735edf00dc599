package vn.htsd.scheduler.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.reports.query.DuckFile;

/** Opens the databases that connections name; the published warehouse is one that needs no connection, and is only read. */
public final class Databases {
    /** The connection that always is the published warehouse, as is none at all. */
    public static final String WAREHOUSE = "htsd_warehouse";

    private static final String DUCKDB_DEFAULT = "duckdb_default";
    private static final Set<String> POSTGRES = Set.of("postgres", "postgresql");

    private final @Nullable Path warehouse;

    /** @param warehouse the published file; null where there is none */
    public Databases(@Nullable Path warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * @param connection null for the warehouse
     * @throws Unreachable if it is not set, its kind is not known, or the database cannot be opened
     */
    public SqlSession open(Endpoints endpoints, @Nullable String connection) {
        if (connection == null
                || connection.equals(WAREHOUSE)
                || connection.equals(DUCKDB_DEFAULT) && !endpoints.has(connection)) {
            return new SqlSession(WAREHOUSE, opened(WAREHOUSE, this::warehouse));
        }
        var endpoint = endpoints.require(connection);
        return new SqlSession(connection, opened(connection, () -> open(endpoint)));
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    private static Connection opened(String id, Opening opening) {
        try {
            return opening.open();
        } catch (SQLException e) {
            throw Unreachable.now("The database of connection “" + id + "” cannot be opened: " + e.getMessage());
        }
    }

    private Connection open(Endpoint endpoint) throws SQLException {
        var url = url(endpoint);
        var file = url.startsWith("jdbc:duckdb:") ? Path.of(url.substring("jdbc:duckdb:".length())) : null;
        if (file != null && warehouse != null && file.toAbsolutePath().equals(warehouse.toAbsolutePath())) {
            return warehouse(); // nobody changes what was published, whatever its connection is called
        }
        var properties = new Properties();
        if (endpoint.login() != null) {
            properties.setProperty("user", endpoint.login());
        }
        if (endpoint.password() != null) {
            properties.setProperty("password", endpoint.password());
        }
        return DriverManager.getConnection(url, properties);
    }

    private static String url(Endpoint endpoint) {
        var host = endpoint.host() == null ? "" : endpoint.host();
        var type = endpoint.type().toLowerCase(Locale.ROOT);
        if (POSTGRES.contains(type)) {
            return "jdbc:postgresql://" + (host.isEmpty() ? "localhost" : host) + ":"
                    + (endpoint.port() == null ? 5432 : endpoint.port()) + "/"
                    + (endpoint.schema() == null ? "" : endpoint.schema());
        }
        if (type.equals("duckdb")) {
            return "jdbc:duckdb:" + host;
        }
        boolean known =
                host.startsWith("jdbc:postgresql:") || host.startsWith("jdbc:h2:") || host.startsWith("jdbc:duckdb:");
        // INIT would let whoever may set a connection run what they like in this process.
        if (type.equals("jdbc") && known && !host.toUpperCase(Locale.ROOT).contains("INIT=")) {
            return host;
        }
        throw Unreachable.forGood("Connection “" + endpoint.id() + "” of type “" + endpoint.type()
                + "” is no database that can be opened here: postgres, duckdb (host: the file), or jdbc (host: a"
                + " jdbc:postgresql:, jdbc:h2: or jdbc:duckdb: address)");
    }

    /** Attached read-only, with nothing else within reach. */
    private Connection warehouse() {
        if (warehouse == null || !Files.isRegularFile(warehouse)) {
            throw Unreachable.now("There is no published warehouse yet. Build it with: htsd transform");
        }
        try {
            return DuckFile.open(warehouse);
        } catch (HtsdException e) {
            throw Unreachable.now(String.valueOf(e.getMessage()));
        }
    }
}

package vn.htsd.scheduler.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** The database of the run store, brought to the schema of this version when it is opened. */
public final class Database implements AutoCloseable {
    private static final String BUNDLE = "vn.htsd.scheduler.store.messages";
    private static final int H2_IN_USE = 90020;
    private static final long PATIENCE_MS = 15_000;

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** @throws HtsdException if it cannot be reached, or another process has its file */
    public static Database open(DatabaseSettings settings) {
        var pool = new HikariDataSource();
        try {
            pool = new HikariDataSource(poolOf(settings));
            migrate(pool);
            return new Database(settings, pool);
        } catch (HikariPool.PoolInitializationException | FlywayException e) {
            pool.close();
            throw unreachable(settings, e);
        }
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("run store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:vn/htsd/scheduler/store/schema")
                .load()
                .migrate();
    }

    private static HtsdException unreachable(DatabaseSettings settings, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "in_use", settings.url()), e);
            }
        }
        return new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "unreachable", settings, e.getMessage()), e);
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** All of {@code work}, or nothing of it. */
    public <T> T transact(Function<Sql, T> work) {
        try (var connection = pool.getConnection()) {
            try {
                var result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("A transaction of the run store", e);
        }
    }

    /** The same while nobody else plans, whichever scheduler it is. */
    public <T> T plan(Function<Sql, T> work) {
        return transact(sql -> {
            new RunRows(sql).lockPlanning();
            return work.apply(sql);
        });
    }

    /** The same for work without a result. */
    public void change(Consumer<Sql> work) {
        transact(sql -> {
            work.accept(sql);
            return true;
        });
    }

    private static void rollback(Connection connection, Throwable e) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            e.addSuppressed(again);
        }
    }

    /** The clock that all schedulers of this database share. */
    public Instant now() {
        return transact(Sql::now);
    }

    @Override
    public void close() {
        pool.close();
    }
}

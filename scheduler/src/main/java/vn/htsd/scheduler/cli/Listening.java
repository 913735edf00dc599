package vn.htsd.scheduler.cli;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.api.AirflowApi;
import vn.htsd.scheduler.api.ApiServer;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Engine;
import vn.htsd.scheduler.metrics.Metrics;
import vn.htsd.scheduler.store.Database;

/** Opens the API of a running scheduler, and leaves word in the workspace for commands that look for it. */
record Listening(Htsd htsd, Assembly assembly) {
    /** What was opened; nothing where the port is set to 0. */
    final class Open implements AutoCloseable {
        private final @Nullable ApiServer server;
        private final @Nullable String firstPassword;
        private final ServerFile file = new ServerFile(assembly.workspace());

        private Open(@Nullable ApiServer server, @Nullable String firstPassword) {
            this.server = server;
            this.firstPassword = firstPassword;
        }

        /** Says where, and the first password, this once. */
        void announce() {
            if (server != null) {
                htsd.tell("serve.listening", assembly.config().listening().host(), Integer.toString(server.port()));
            }
            if (firstPassword != null) {
                htsd.tell("serve.first_password", Users.ADMIN, firstPassword);
            }
        }

        @Override
        public void close() {
            file.remove();
            if (server != null) {
                server.close();
            }
        }
    }

    Open open(Database database, DagBag bag, Engine engine, Metrics metrics) {
        var at = assembly.config().listening();
        if (at.port() == 0) {
            return new Open(null, null);
        }
        var users = new Users(database, htsd.clock());
        var password = users.firstAdmin().orElse(null);
        var api = api(assembly, database, bag, htsd.clock(), engine::changed);
        var server = ApiServer.start(api, users, metrics::text, at.host(), at.port());
        new ServerFile(assembly.workspace())
                .write(
                        "http://" + (at.host().equals("0.0.0.0") ? "127.0.0.1" : at.host()) + ":" + server.port(),
                        server.localSecret());
        return new Open(server, password);
    }

    /** @param news called when something was changed that the planner has to look at */
    static AirflowApi api(Assembly assembly, Database database, DagBag bag, Clock clock, Runnable news) {
        var engine = assembly.config().engine();
        var settings = Map.of(
                "core",
                Map.of(
                        "parallelism", Integer.toString(engine.parallelism()),
                        "dags_folder", assembly.workspace().dags().toString()),
                "scheduler",
                Map.of(
                        "max_lost_attempts", Integer.toString(engine.maxLostAttempts()),
                        "create_cron_data_intervals",
                                Boolean.toString(assembly.config().cronDataIntervals())),
                "database",
                Map.of("sql_alchemy_conn", database.settings().url()));
        return new AirflowApi(
                database, bag, assembly.workspace().logs(), clock, VersionCommand.number(), settings, news);
    }
}

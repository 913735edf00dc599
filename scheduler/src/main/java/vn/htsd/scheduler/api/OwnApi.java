package vn.htsd.scheduler.api;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.engine.Cleaning;
import vn.htsd.scheduler.engine.Trials;
import vn.htsd.scheduler.store.HistoryRows;
import vn.htsd.scheduler.store.UserRows;

/** What the command line asks a server for and Airflow's API has no words for. */
record OwnApi(Part part, Trials trials) {
    static final String PREFIX = "/htsd/v1";

    void routes(Router router) {
        router.on("GET", PREFIX + "/dags/{dag_id}/tasks/{task_id}/rendered", Role.OP, this::rendered)
                .on("POST", PREFIX + "/clean", Role.ADMIN, this::clean)
                .on("GET", PREFIX + "/users", Role.ADMIN, this::users)
                .on("POST", PREFIX + "/users", Role.ADMIN, this::addUser)
                .on("PATCH", PREFIX + "/users/{user_name}", Role.ADMIN, this::resetPassword);
    }

    private ApiResponse rendered(Call call) {
        var dagId = call.part("dag_id");
        var taskId = call.part("task_id");
        var runId = call.text("run_id");
        var fields = runId != null
                ? trials.rendered(dagId, taskId, runId)
                : trials.rendered(dagId, taskId, required(call.moment("logical_date")));
        return ApiResponse.ok(Map.of("fields", fields));
    }

    private static Instant required(@Nullable Instant moment) {
        if (moment == null) {
            throw ApiException.invalid("query", "logical_date", "Field required", "missing");
        }
        return moment;
    }

    private ApiResponse clean(Call call) {
        var body = call.body();
        var before = body.requiredMoment("clean_before_timestamp");
        var tables = tables(body);
        var cleaning = new Cleaning(part.database(), part.clock());
        boolean dry = body.flag("dry_run", true);
        var rows = dry ? cleaning.dryRun(before, tables) : cleaning.clean(before, tables);
        if (!dry) {
            part.audit(call, "db_clean", Map.of("clean_before_timestamp", before.toString()));
        }
        return ApiResponse.ok(Map.of(
                "tables",
                rows.entrySet().stream()
                        .map(entry -> new AirflowJson.Json()
                                .with("table", word(entry.getKey()))
                                .with("rows", entry.getValue()))
                        .toList()));
    }

    private static Set<HistoryRows.Table> tables(Body body) {
        var all = EnumSet.allOf(HistoryRows.Table.class);
        if (!body.has("tables")) {
            return all;
        }
        var asked = body.texts("tables");
        for (var name : asked) {
            if (all.stream().noneMatch(table -> word(table).equals(name))) {
                throw ApiException.invalid(
                        "body",
                        "tables",
                        "There is no table `" + name + "` to clean: "
                                + String.join(
                                        ", ", all.stream().map(OwnApi::word).toList()),
                        "enum");
            }
        }
        all.removeIf(table -> !asked.contains(word(table)));
        return all;
    }

    private static String word(HistoryRows.Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    private ApiResponse users(Call call) {
        List<AirflowJson.Json> found = part.database().transact(sql -> new UserRows(sql).all()).stream()
                .map(user -> json(user.name(), user.role()))
                .toList();
        return ApiResponse.ok(AirflowJson.list("users", Lists.page(call, found), found.size()));
    }

    private static AirflowJson.Json json(String name, String role) {
        return new AirflowJson.Json().with("username", name).with("role", role);
    }

    /** With a password that nobody can guess, told this once. */
    private ApiResponse addUser(Call call) {
        var body = call.body();
        var name = body.required("username");
        var role = Role.of(body.required("role")).orElseThrow();
        if (part.database().transact(sql -> new UserRows(sql).find(name)).isPresent()) {
            throw new ApiException(409, "The user `" + name + "` already exists");
        }
        var password = Users.randomPassword();
        new Users(part.database(), part.clock()).create(name, role, password);
        part.audit(call, "post_user", Map.of("username", name, "role", role.word()));
        return ApiResponse.created(json(name, role.word()).with("password", password));
    }

    private ApiResponse resetPassword(Call call) {
        var name = call.part("user_name");
        var password = Users.randomPassword();
        if (!new Users(part.database(), part.clock()).resetPassword(name, password)) {
            throw new ApiException(404, "The user `" + name + "` was not found");
        }
        part.audit(call, "reset_password", Map.of("username", name));
        return ApiResponse.ok(new AirflowJson.Json().with("username", name).with("password", password));
    }
}

package vn.htsd.scheduler.api;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.connection.SecretNames;
import vn.htsd.scheduler.dag.Claim;
import vn.htsd.scheduler.engine.Occupancy;
import vn.htsd.scheduler.store.PoolRows;
import vn.htsd.scheduler.store.SettingRows;

/** Pools, variables and connections. Secrets go in and never come out. */
record SettingsApi(Part part) {
    private static final String HIDDEN = "***";

    void routes(Router router) {
        router.get("/api/v2/pools", this::pools);
        router.on("POST", "/api/v2/pools", Role.OP, this::addPool);
        router.get("/api/v2/pools/{pool_name}", call -> ApiResponse.ok(withSlots(pool(call))));
        router.on("PATCH", "/api/v2/pools/{pool_name}", Role.OP, this::patchPool);
        router.on("DELETE", "/api/v2/pools/{pool_name}", Role.OP, this::deletePool);
        router.get("/api/v2/variables", this::variables);
        router.on("POST", "/api/v2/variables", Role.OP, this::addVariable);
        router.get("/api/v2/variables/{variable_key}", call -> ApiResponse.ok(json(variable(call))));
        router.on("PATCH", "/api/v2/variables/{variable_key}", Role.OP, this::patchVariable);
        router.on("DELETE", "/api/v2/variables/{variable_key}", Role.OP, this::deleteVariable);
        router.on("GET", "/api/v2/connections", Role.OP, this::connections);
        router.on("POST", "/api/v2/connections", Role.OP, this::addConnection);
        router.on(
                "GET", "/api/v2/connections/{connection_id}", Role.OP, call -> ApiResponse.ok(json(connection(call))));
        router.on("PATCH", "/api/v2/connections/{connection_id}", Role.OP, this::patchConnection);
        router.on("DELETE", "/api/v2/connections/{connection_id}", Role.OP, this::deleteConnection);
    }

    private ApiResponse pools(Call call) {
        var now = Occupancy.of(part.database(), part.bag());
        var found = part.database().transact(sql -> new PoolRows(sql).all()).stream()
                .filter(pool -> Lists.like(call, "pool_name_pattern", pool.name()))
                .map(pool -> withSlots(pool, now))
                .toList();
        return Lists.answer(call, "pools", found, Map.of("id", "name", "pool", "name"));
    }

    private PoolRows.Pool pool(Call call) {
        return part.database()
                .transact(sql -> new PoolRows(sql).find(call.part("pool_name")))
                .orElseThrow(() ->
                        new ApiException(404, "The Pool with name: `" + call.part("pool_name") + "` was not found"));
    }

    private AirflowJson.Json withSlots(PoolRows.Pool pool) {
        return withSlots(pool, Occupancy.of(part.database(), part.bag()));
    }

    private static AirflowJson.Json withSlots(PoolRows.Pool pool, Occupancy now) {
        var used = now.pools().getOrDefault(pool.name(), new Occupancy.Pool(pool.slots(), 0, 0, 0));
        return new AirflowJson.Json()
                .with("name", pool.name())
                .with("slots", pool.slots())
                .with("description", pool.description())
                .with("include_deferred", pool.includeDeferred())
                .with("occupied_slots", used.running() + used.queued())
                .with("running_slots", used.running())
                .with("queued_slots", used.queued())
                .with("scheduled_slots", used.scheduled())
                .with("open_slots", used.open())
                .with("deferred_slots", 0)
                .with("team_name", null);
    }

    private ApiResponse addPool(Call call) {
        var body = call.body();
        var pool = new PoolRows.Pool(
                body.required("name"),
                body.whole("slots", 0),
                body.text("description"),
                body.flag("include_deferred", false));
        part.database().change(sql -> {
            refuseTwin(new PoolRows(sql).find(pool.name()).isPresent(), "Pool with name: `" + pool.name() + "`");
            new PoolRows(sql).save(pool);
        });
        part.audit(call, "post_pool", Map.of("name", pool.name()));
        return ApiResponse.created(withSlots(pool));
    }

    private static void refuseTwin(boolean there, String what) {
        if (there) {
            throw new ApiException(409, "The " + what + " already exists");
        }
    }

    private ApiResponse patchPool(Call call) {
        var body = call.body();
        var before = pool(call);
        var pool = new PoolRows.Pool(
                before.name(),
                body.whole("slots", before.slots()),
                body.mentions("description") ? body.text("description") : before.description(),
                body.flag("include_deferred", before.includeDeferred()));
        part.database().change(sql -> new PoolRows(sql).save(pool));
        part.audit(call, "patch_pool", Map.of("name", pool.name()));
        return ApiResponse.ok(withSlots(pool));
    }

    private ApiResponse deletePool(Call call) {
        var pool = pool(call);
        if (pool.name().equals(Claim.DEFAULT_POOL)) {
            throw new ApiException(400, "Default Pool can't be deleted");
        }
        part.database().change(sql -> new PoolRows(sql).delete(pool.name()));
        part.audit(call, "delete_pool", Map.of("name", pool.name()));
        return ApiResponse.nothing();
    }

    private ApiResponse variables(Call call) {
        var found = part.database().transact(sql -> new SettingRows(sql).variables()).stream()
                .filter(variable -> Lists.like(call, "variable_key_pattern", variable.key()))
                .map(SettingsApi::json)
                .toList();
        return Lists.answer(call, "variables", found, Map.of("id", "key", "_val", "value"));
    }

    private static AirflowJson.Json json(SettingRows.Variable variable) {
        return new AirflowJson.Json()
                .with("key", variable.key())
                .with("value", SecretNames.isSecret(variable.key()) ? HIDDEN : variable.value())
                .with("description", variable.description())
                .with("is_encrypted", false)
                .with("team_name", null);
    }

    private SettingRows.Variable variable(Call call) {
        return part.database().transact(sql -> new SettingRows(sql).variables()).stream()
                .filter(variable -> variable.key().equals(call.part("variable_key")))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404, "The Variable with key: `" + call.part("variable_key") + "` was not found"));
    }

    private static String value(Body body) {
        var value = body.json().path("value");
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private ApiResponse addVariable(Call call) {
        var body = call.body();
        var variable = new SettingRows.Variable(body.required("key"), value(body), body.text("description"));
        part.database().change(sql -> {
            boolean there = new SettingRows(sql).variableValues().containsKey(variable.key());
            refuseTwin(there, "Variable with key: `" + variable.key() + "`");
            new SettingRows(sql).save(variable);
        });
        part.audit(call, "post_variable", Map.of("key", variable.key()));
        return ApiResponse.created(json(variable));
    }

    private ApiResponse patchVariable(Call call) {
        var body = call.body();
        var before = variable(call);
        if (body.has("key") && !Objects.equals(body.text("key"), before.key())) {
            throw new ApiException(400, "Invalid body, key from request body doesn't match uri parameter");
        }
        var variable = new SettingRows.Variable(
                before.key(),
                body.mentions("value") ? value(body) : before.value(),
                body.mentions("description") ? body.text("description") : before.description());
        part.database().change(sql -> new SettingRows(sql).save(variable));
        part.audit(call, "patch_variable", Map.of("key", variable.key()));
        return ApiResponse.ok(json(variable));
    }

    private ApiResponse deleteVariable(Call call) {
        var variable = variable(call);
        part.database().transact(sql -> new SettingRows(sql).deleteVariable(variable.key()));
        part.audit(call, "delete_variable", Map.of("key", variable.key()));
        return ApiResponse.nothing();
    }

    private ApiResponse connections(Call call) {
        var found = part.database().transact(sql -> new SettingRows(sql).connections()).stream()
                .filter(connection -> Lists.like(call, "connection_id_pattern", connection.id()))
                .map(SettingsApi::json)
                .toList();
        return Lists.answer(call, "connections", found, Map.of("id", "connection_id", "conn_id", "connection_id"));
    }

    private static AirflowJson.Json json(SettingRows.Connection connection) {
        return new AirflowJson.Json()
                .with("connection_id", connection.id())
                .with("conn_type", connection.type())
                .with("description", connection.description())
                .with("host", connection.host())
                .with("login", connection.login())
                .with("schema", connection.schema())
                .with("port", connection.port())
                .with("password", connection.secret() == null ? null : HIDDEN)
                .with("extra", connection.extra() == null ? null : HIDDEN)
                .with("team_name", null);
    }

    private SettingRows.Connection connection(Call call) {
        return part.database()
                .transact(sql -> new SettingRows(sql).connection(call.part("connection_id")))
                .orElseThrow(() -> new ApiException(
                        404, "The Connection with connection_id: `" + call.part("connection_id") + "` was not found"));
    }

    private ApiResponse addConnection(Call call) {
        var body = call.body();
        var connection = merged(
                body,
                new SettingRows.Connection(
                        body.required("connection_id"), "", null, null, null, null, null, null, null));
        part.database().change(sql -> {
            boolean there = new SettingRows(sql).connection(connection.id()).isPresent();
            refuseTwin(there, "Connection with connection_id: `" + connection.id() + "`");
            new SettingRows(sql).save(connection);
        });
        part.audit(call, "post_connection", Map.of("connection_id", connection.id()));
        return ApiResponse.created(json(connection));
    }

    /** What the body says, over what there was; a secret sent back masked stays what it was. */
    private static SettingRows.Connection merged(Body body, SettingRows.Connection before) {
        return new SettingRows.Connection(
                before.id(),
                body.has("conn_type") ? body.required("conn_type") : before.type(),
                either(body, "description", before.description()),
                either(body, "host", before.host()),
                either(body, "login", before.login()),
                HIDDEN.equals(body.text("password")) ? before.secret() : either(body, "password", before.secret()),
                either(body, "schema", before.schema()),
                body.mentions("port") ? port(body) : before.port(),
                HIDDEN.equals(body.text("extra")) ? before.extra() : either(body, "extra", before.extra()));
    }

    private static @Nullable String either(Body body, String name, @Nullable String before) {
        return body.mentions(name) ? body.text(name) : before;
    }

    private static @Nullable Integer port(Body body) {
        return body.has("port") ? Integer.valueOf(body.whole("port", 0)) : null;
    }

    private ApiResponse patchConnection(Call call) {
        var body = call.body();
        var connection = merged(body, connection(call));
        part.database().change(sql -> new SettingRows(sql).save(connection));
        part.audit(call, "patch_connection", Map.of("connection_id", connection.id()));
        return ApiResponse.ok(json(connection));
    }

    private ApiResponse deleteConnection(Call call) {
        var connection = connection(call);
        part.database().transact(sql -> new SettingRows(sql).deleteConnection(connection.id()));
        part.audit(call, "delete_connection", Map.of("connection_id", connection.id()));
        return ApiResponse.nothing();
    }
}

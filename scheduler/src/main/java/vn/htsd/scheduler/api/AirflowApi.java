package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.api.contract.Contract;
import vn.htsd.scheduler.api.contract.OpenApi;
import vn.htsd.scheduler.api.contract.RequestCheck;
import vn.htsd.scheduler.engine.Backfills;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.engine.Refused;
import vn.htsd.scheduler.engine.Trials;
import vn.htsd.scheduler.store.Database;

/** Airflow's stable REST API, version 2: a function from request to response. */
public final class AirflowApi {
    static final String HEALTH = "/api/v2/monitor/health";

    private static final Logger LOG = LoggerFactory.getLogger(AirflowApi.class);

    private final Contract contract = Contract.read();
    private final Router router = new Router(contract);
    private final Router own = new Router(Contract.own());
    private final InfoApi info;

    /**
     * @param config settings that an administrator may see, by section and key
     * @param news called when something was changed that the planner has to look at
     */
    public AirflowApi(
            Database database,
            DagBag bag,
            Path logs,
            Clock clock,
            String version,
            Map<String, Map<String, String>> config,
            Runnable news) {
        var operations = new Operations(database, bag, clock, news);
        var part = new Part(database, bag, operations, new AirflowJson(bag, operations), clock);
        this.info = new InfoApi(part, version, config);
        info.routes(router);
        new DagsApi(part).routes(router);
        new RunsApi(part).routes(router);
        new TaskInstancesApi(part).routes(router);
        new LogsApi(part, logs).routes(router);
        new BackfillsApi(part, new Backfills(operations, clock)).routes(router);
        new SettingsApi(part).routes(router);
        new BulkApi(this::answer).routes(router);
        new OwnApi(part, new Trials(database, bag, clock)).routes(own);
        router.get("/api/v2/openapi.json", call -> ApiResponse.ok(openApi()));
    }

    /** Health is told to everybody. */
    ApiResponse health() {
        return ApiResponse.ok(info.health());
    }

    /** Never throws: what goes wrong is an answer too. */
    public ApiResponse answer(ApiRequest request) {
        try {
            return (request.path().startsWith(OwnApi.PREFIX) ? own : router).answer(request);
        } catch (ApiException e) {
            return e.response();
        } catch (Refused e) {
            int status =
                    switch (e.reason()) {
                        case UNKNOWN -> 404;
                        case CONFLICT -> 409;
                        case WRONG -> 422;
                    };
            return e.reason() == Refused.Reason.WRONG
                    ? ApiException.invalid("body", "", String.valueOf(e.getMessage()), "value_error")
                            .response()
                    : new ApiException(status, String.valueOf(e.getMessage())).response();
        } catch (RuntimeException e) {
            LOG.error("{} {}", request.method(), request.path(), e);
            return new ApiException(500, "Internal Server Error").response();
        }
    }

    /** What is answered here, for programs that make clients of it. */
    JsonNode openApi() {
        var roles = new LinkedHashMap<String, String>();
        router.routes()
                .forEach(route -> roles.put(
                        route.operation().method() + " " + route.operation().template(),
                        route.role().word()));
        roles.remove("GET " + HEALTH);
        return OpenApi.document(contract, InfoApi.AIRFLOW, roles);
    }

    /** The body of a call that is answered elsewhere, before anybody has said who they are. */
    Body body(String method, String path, JsonNode body) {
        var flaws = new RequestCheck(contract).flaws(contract.operation(method, path), Map.of(), Map.of(), body);
        if (!flaws.isEmpty()) {
            throw ApiException.invalid(flaws);
        }
        return new Body(body);
    }
}

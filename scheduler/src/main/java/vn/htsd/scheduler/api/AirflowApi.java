package vn.htsd.scheduler.api;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.engine.Backfills;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.engine.Refused;
import vn.htsd.scheduler.engine.Trials;
import vn.htsd.scheduler.store.Database;

/** Airflow's stable REST API, version 2: a function from request to response. */
public final class AirflowApi {
    private static final Logger LOG = LoggerFactory.getLogger(AirflowApi.class);

    private final Router router = new Router();
    private final Router own;
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
        this.own = new OwnApi(part, new Trials(database, bag, clock)).routes();
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

    /** What is answered here, for programs that make clients of it: the paths; the shapes are Airflow's. */
    Map<String, Object> openApi() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var route : router.routes()) {
            var parameters = List.of(route.template().split("/")).stream()
                    .filter(word -> word.startsWith("{"))
                    .map(word -> Map.of(
                            "name",
                            word.substring(1, word.length() - 1),
                            "in",
                            "path",
                            "required",
                            true,
                            "schema",
                            Map.of("type", "string")))
                    .toList();
            paths.computeIfAbsent(route.template(), path -> new LinkedHashMap<>())
                    .put(
                            route.method().toLowerCase(java.util.Locale.ROOT),
                            Map.of(
                                    "parameters",
                                    parameters,
                                    "x-role",
                                    route.role().word(),
                                    "responses",
                                    Map.of("200", Map.of("description", "Successful Response"))));
        }
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of("title", "HTSĐ scheduler", "version", InfoApi.AIRFLOW),
                "paths",
                paths);
    }
}

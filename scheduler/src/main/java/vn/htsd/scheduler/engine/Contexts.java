package vn.htsd.scheduler.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.run.OtherRuns;
import vn.htsd.scheduler.run.RunContext;
import vn.htsd.scheduler.run.Surroundings;
import vn.htsd.scheduler.run.XComs;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.SettingRows;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.XComRows;

/** What the store knows, in the words in which attempts ask for it. */
final class Contexts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final Database database;
    private final DagBag bag;
    private final Clock clock;

    Contexts(Database database, DagBag bag, Clock clock) {
        this.database = database;
        this.bag = bag;
        this.clock = clock;
    }

    RunContext run(Dag dag, StoredRun run) {
        return new RunContext(
                dag,
                run.runId(),
                run.type(),
                run.runAfter(),
                run.logicalDate(),
                run.interval(),
                object(run.conf()),
                bag.folder());
    }

    /** For a run that is only imagined. */
    Surroundings around() {
        return database.transact(sql ->
                Surroundings.alone(new SettingRows(sql).variableValues(), new SettingRows(sql).connectionFields()));
    }

    Surroundings around(StoredRun run, OtherRuns others, Surroundings.Children children, Runnable lease) {
        return database.transact(sql -> {
            var logicalDate = run.logicalDate();
            var before = logicalDate == null
                    ? null
                    : new RunRows(sql)
                            .successBefore(run.dagId(), logicalDate)
                            .map(StoredRun::interval)
                            .orElse(null);
            var settings = new SettingRows(sql);
            return new Surroundings(
                    new StoredXComs(run.pk()),
                    before,
                    settings.variableValues(),
                    settings.connectionFields(),
                    others,
                    children,
                    lease);
        });
    }

    static Map<String, @Nullable Object> object(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a JSON object: " + json, e);
        }
    }

    static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return String.valueOf(value);
        }
    }

    /** The values of one run. */
    private final class StoredXComs implements XComs {
        private final long run;

        StoredXComs(long run) {
            this.run = run;
        }

        @Override
        public void put(String taskId, String key, Object value) {
            database.change(sql -> new XComRows(sql).put(run, taskId, key, json(value), clock.instant()));
        }

        @Override
        public @Nullable Object value(String taskId, String key) {
            return database.transact(sql -> new XComRows(sql).value(run, taskId, key))
                    .map(Contexts::value)
                    .orElse(null);
        }
    }

    static @Nullable Object value(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}

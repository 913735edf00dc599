package vn.htsd.scheduler.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.ImportError;
import vn.htsd.scheduler.dag.timetable.Timetable;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.RowFilter;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredDag;
import vn.htsd.scheduler.store.StoredRun;

/** The DAGs that a call asks for, in its order. */
final class DagChoice {
    private static final List<String> SIGNS = List.of("gte", "gt", "lte", "lt");

    private final Part part;
    private final Sql sql;
    private final Call call;
    private final Map<String, Optional<StoredRun>> latest = new HashMap<>();

    DagChoice(Part part, Sql sql, Call call) {
        this.part = part;
        this.sql = sql;
        this.call = call;
    }

    List<StoredDag> dags() {
        var broken = part.bag().files().stream()
                .flatMap(file -> file.errors().stream())
                .map(ImportError::dag)
                .collect(Collectors.toSet());
        var withRuns = withRuns();
        var found = new ArrayList<>(new DagRows(sql)
                .all().stream()
                        .filter(this::matches)
                        .filter(dag -> Lists.equal(call, "has_import_errors", broken.contains(dag.id())))
                        .filter(dag -> withRuns == null || withRuns.contains(dag.id()))
                        .filter(dag -> call.text("last_dag_run_state") == null
                                || Lists.equal(call, "last_dag_run_state", state(dag)))
                        .toList());
        var orders = call.orders();
        for (int at = orders.size() - 1; at >= 0; at--) {
            var order = orders.get(at);
            found.sort(Lists.comparing(key(order.field()), order.down()));
        }
        return found;
    }

    private boolean matches(StoredDag stored) {
        var dag = part.bag().dag(stored.id());
        return tagged(dag.map(known -> known.notes().tags()).orElse(List.of()))
                && owned(dag.map(AirflowJson::owners).orElse(List.of()))
                && (!stored.stale() || !call.flag("exclude_stale", true))
                && Lists.equal(call, "paused", stored.paused())
                && Lists.like(call, "dag_id_pattern", stored.id())
                && Lists.like(call, "dag_display_name_pattern", part.json().displayName(stored.id()))
                && Lists.equal(call, "bundle_name", AirflowJson.BUNDLE)
                && Lists.equal(call, "bundle_version", null)
                && Lists.equal(call, "has_asset_schedule", false)
                && Lists.equal(call, "asset_dependency", null)
                && Lists.equal(call, "is_favorite", false)
                && timed(dag);
    }

    private boolean tagged(List<String> tags) {
        var wanted = call.all("tags");
        return wanted.isEmpty()
                || ("all".equals(call.text("tags_match_mode"))
                        ? tags.containsAll(wanted)
                        : tags.stream().anyMatch(wanted::contains));
    }

    private boolean owned(List<String> owners) {
        var wanted = call.all("owners");
        return wanted.isEmpty() || owners.stream().anyMatch(wanted::contains);
    }

    /** By the name of Airflow's class for it, with or without its module. */
    private boolean timed(Optional<Dag> dag) {
        var wanted = call.all("timetable_type");
        return wanted.isEmpty()
                || dag.map(known -> known.schedule().timetable()).map(DagChoice::className).stream()
                        .anyMatch(
                                name -> wanted.stream().anyMatch(one -> one.equals(name) || one.endsWith("." + name)));
    }

    private static String className(Timetable timetable) {
        return timetable.getClass().getSimpleName();
    }

    /** The DAGs that have a run as it is asked for; null where nothing is asked of runs. */
    private @Nullable Set<String> withRuns() {
        var filter = RowFilter.ofRuns();
        var states = call.all("dag_run_state");
        Lists.states("query", "dag_run_state", new ArrayList<>(states), DagRunState.class, filter);
        boolean asked = !states.isEmpty();
        for (var field : List.of("start_date", "end_date")) {
            for (var sign : SIGNS) {
                var moment = call.moment("dag_run_" + field + "_" + sign);
                if (moment != null) {
                    filter.compare(field, sign, moment);
                    asked = true;
                }
            }
        }
        return asked ? new RunRows(sql).dags(filter) : null;
    }

    private Optional<StoredRun> latest(StoredDag dag) {
        return latest.computeIfAbsent(dag.id(), new RunRows(sql)::latest);
    }

    private @Nullable String state(StoredDag dag) {
        return latest(dag).map(run -> run.state().code()).orElse(null);
    }

    private Function<StoredDag, @Nullable Object> key(String field) {
        return switch (field) {
            case "dag_display_name" -> dag -> part.json().displayName(dag.id());
            case "next_dagrun" -> dag -> dag.comes().map(run -> run.runAfter()).orElse(null);
            case "state", "last_run_state" -> this::state;
            case "start_date", "last_run_start_date" ->
                dag -> latest(dag).map(StoredRun::start).orElse(null);
            default -> StoredDag::id;
        };
    }
}

package vn.htsd.scheduler.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.StoredRun;

/** Hears what happens, to tell people. Must return soon. */
public interface Listener {
    /** @param next the next run of each DAG that has one and is not paused */
    void loaded(List<DagFile> files, Map<String, Instant> next);

    void started(StoredRun run);

    /** @param failed the tasks that failed themselves */
    void ended(StoredRun run, DagRunState state, List<String> failed);

    /** Hears nothing. */
    Listener SILENT = new Listener() {
        @Override
        public void loaded(List<DagFile> files, Map<String, Instant> next) {}

        @Override
        public void started(StoredRun run) {}

        @Override
        public void ended(StoredRun run, DagRunState state, List<String> failed) {}
    };
}

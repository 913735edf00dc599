package vn.htsd.scheduler.app;

import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.read.Limits;
import vn.htsd.reports.IssueSettings;
import vn.htsd.scheduler.engine.EngineSettings;
import vn.htsd.scheduler.lineage.LineageSettings;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.transform.harmonise.TrendSettings;

/**
 * The settings of a workspace, from {@code htsd.yaml} and the environment; read by {@link ConfigFile}.
 *
 * @param sparkMaster {@code local[*]} on one machine
 * @param threads how many files are read at a time
 * @param limits how much a file may hold
 * @param issue what makes a report an issued document
 * @param inProcess whether the scheduler runs {@code htsd} commands inside itself, where Spark is warm
 * @param trend when two years may be compared, and whose figures of them
 * @param lineage where it is told what each run read and wrote
 * @param engine how the scheduler behaves
 * @param database where the run store lies; null for a file in the workspace
 * @param mail through which server letters go
 * @param listening where the scheduler's REST API is found
 * @param cronDataIntervals whether a bare cron of a DAG makes data intervals, as before Airflow 3
 */
public record Config(
        String sparkMaster,
        int threads,
        Limits limits,
        IssueSettings issue,
        boolean inProcess,
        TrendSettings trend,
        LineageSettings lineage,
        boolean cronDataIntervals,
        EngineSettings engine,
        @Nullable DatabaseSettings database,
        Listening listening,
        MailSettings mail) {
    public Config {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread is needed, found " + threads);
        }
    }

    /**
     * Where a server listens.
     *
     * @param port 0 for none at all
     */
    public record Listening(String host, int port) {}
}

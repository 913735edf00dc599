package vn.htsd.scheduler.quartz;

/** Is woken by Quartz. What a call means is found in the run store: one that comes twice, or late, does no harm. */
public interface Alarm {
    /** Somebody has to look at a DAG. */
    void look(String dagId);

    /** An attempt got a worker: this thread, until the attempt has ended. */
    void work(String attemptId);
}

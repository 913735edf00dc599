package vn.htsd.scheduler.quartz;

import java.time.Instant;

/** Is woken when a DAG's tick has come. Must return soon: it holds a thread of Quartz. */
@FunctionalInterface
public interface Alarm {
    void tick(String dagId, Instant runAfter);
}

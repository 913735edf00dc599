package vn.htsd.scheduler.run;

/** What one try of a task does. */
@FunctionalInterface
interface Execution {
    /** @throws InterruptedException if asked to stop: nothing that it started is left by then */
    AttemptResult run() throws InterruptedException;
}

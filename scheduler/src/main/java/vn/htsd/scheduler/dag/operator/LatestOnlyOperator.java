package vn.htsd.scheduler.dag.operator;

/** Skips everything directly below it in a scheduled run that is not the latest. */
public record LatestOnlyOperator() implements Operator {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.latestOnly(this);
    }
}

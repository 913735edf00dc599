package vn.htsd.scheduler.dag.operator;

/** Succeeds at once, without reaching a worker; a meeting point of dependencies. */
public record EmptyOperator() implements Operator {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.empty(this);
    }
}

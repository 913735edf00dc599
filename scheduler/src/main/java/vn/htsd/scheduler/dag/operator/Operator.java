package vn.htsd.scheduler.dag.operator;

/** What a task does, by Airflow's names. */
public sealed interface Operator
        permits BashOperator,
                BashSensor,
                BranchDayOfWeekOperator,
                EmailOperator,
                EmptyOperator,
                ExternalTaskSensor,
                FileSensor,
                HttpOperator,
                HttpSensor,
                LatestOnlyOperator,
                SQLExecuteQueryOperator,
                SqlSensor,
                TriggerDagRunOperator {
    /** One branch for each kind of operator. */
    <T> T match(Cases<T> cases);

    /** The same with every templated field rendered; fields that are no templates stay as they are. */
    default Operator rendered(Rendering render) {
        return this;
    }

    /** The name without its import path. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** An answer for each kind of operator. */
    interface Cases<T> {
        T bash(BashOperator bash);

        T bashSensor(BashSensor sensor);

        T branchDayOfWeek(BranchDayOfWeekOperator branch);

        T email(EmailOperator email);

        T empty(EmptyOperator empty);

        T externalTask(ExternalTaskSensor sensor);

        T file(FileSensor sensor);

        T http(HttpOperator http);

        T httpSensor(HttpSensor sensor);

        T latestOnly(LatestOnlyOperator latest);

        T sql(SQLExecuteQueryOperator sql);

        T sqlSensor(SqlSensor sensor);

        T triggerDagRun(TriggerDagRunOperator trigger);
    }
}

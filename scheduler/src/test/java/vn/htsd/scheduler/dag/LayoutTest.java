package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Groups and dependencies, from the text of a file. */
class LayoutTest {
    private static final String EMPTY = "operator: airflow.operators.empty.EmptyOperator";

    private static Dag dag(String text) {
        var file = DagFile.parse("d.yml", text.replace("EMPTY", EMPTY), "", new Reading(Map.of(), Instant.EPOCH));
        assertThat(file.errors()).isEmpty();
        return file.dags().get(0);
    }

    private static Map<String, List<String>> upstream(Dag dag) {
        return dag.tasks().stream().collect(Collectors.toMap(Task::id, Task::upstream));
    }

    @Test
    void a_group_stands_for_its_last_tasks_to_those_below_and_for_its_first_to_those_above() {
        var dag = dag(
                """
                d:
                  task_groups:
                    work: {tooltip: the work, dependencies: [begin]}
                  tasks:
                    begin: {EMPTY}
                    one: {EMPTY, task_group_name: work}
                    two: {EMPTY, task_group_name: work, dependencies: [one]}
                    three: {EMPTY, task_group_name: work}
                    end: {EMPTY, dependencies: [work]}
                """);
        assertThat(upstream(dag))
                .isEqualTo(Map.of(
                        "begin", List.of(),
                        "work.one", List.of("begin"),
                        "work.two", List.of("work.one"),
                        "work.three", List.of("begin"),
                        "end", List.of("work.two", "work.three")));
        assertThat(dag.groups()).containsExactly(new TaskGroup("work", null, "the work"));
        assertThat(dag.leaves()).containsExactly("end");
        assertThat(dag.members("work")).containsExactlyInAnyOrder("work.one", "work.two", "work.three");
    }

    @Test
    void nested_groups_give_the_whole_chain_as_id() {
        var dag = dag(
                """
                d:
                  task_groups:
                    - {group_name: outer}
                    - {group_name: inner, parent_group_name: outer, dependencies: [a]}
                    - {group_name: plain, parent_group_name: outer, prefix_group_id: false, dependencies: [inner]}
                  tasks:
                    - {task_id: z, EMPTY, dependencies: [outer]}
                    - {task_id: c, EMPTY, task_group_name: plain}
                    - {task_id: b, EMPTY, task_group_name: inner}
                    - {task_id: a, EMPTY, task_group_name: outer}
                """);
        assertThat(upstream(dag))
                .isEqualTo(Map.of(
                        "outer.a", List.of(),
                        "outer.inner.b", List.of("outer.a"),
                        "c", List.of("outer.inner.b"),
                        "z", List.of("c")));
        assertThat(dag.tasks()).extracting(Task::id).containsExactly("outer.a", "outer.inner.b", "c", "z");
        assertThat(dag.members("outer")).containsExactly("outer.a", "outer.inner.b", "c");
    }

    @Test
    void the_defaults_of_a_group_stand_between_the_task_and_the_dag() {
        var dag = dag(
                """
                d:
                  default_args: {retries: 1, pool: all, owner: dag}
                  task_groups:
                    outer: {default_args: {retries: 2, owner: outer}}
                    inner: {parent_group_name: outer, default_args: {owner: inner}}
                  tasks:
                    a: {EMPTY, task_group_name: inner}
                    b: {EMPTY, task_group_name: inner, retries: 3}
                    c: {EMPTY}
                """);
        assertThat(dag.tasks())
                .extracting(
                        Task::id,
                        task -> task.retry().retries(),
                        task -> task.notes().owner(),
                        task -> task.claim().pool())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("outer.inner.a", 2, "inner", "all"),
                        org.assertj.core.groups.Tuple.tuple("outer.inner.b", 3, "inner", "all"),
                        org.assertj.core.groups.Tuple.tuple("c", 1, "dag", "all"));
    }
}

package vn.htsd.scheduler.run;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.htsd.scheduler.dag.Dag;

/** What a branch leaves out. */
final class Branch {
    private Branch() {}

    /**
     * The tasks directly below {@code branch} that are skipped: those that were not chosen, unless they come after a chosen
     * one anyway.
     *
     * @param chosen tasks, or groups, which stand for their tasks
     * @throws IllegalArgumentException naming what is neither
     */
    static Set<String> skipped(Dag dag, String branch, Collection<String> chosen) {
        var kept = new HashSet<String>();
        for (var name : chosen) {
            var members = dag.members(name);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("The branch chooses “" + name + "”, which is no task of the DAG");
            }
            members.forEach(task -> withAllBelow(dag, task, kept));
        }
        var skipped = new LinkedHashSet<>(dag.downstream(branch));
        skipped.removeAll(kept);
        return skipped;
    }

    private static void withAllBelow(Dag dag, String task, Set<String> into) {
        var open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (into.add(next)) {
                open.addAll(dag.downstream(next));
            }
        }
    }
}

package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Claim;
import vn.htsd.scheduler.dag.Dag;

/**
 * Which waiting tasks get a slot: by weight, then by logical date. One that does not fit leaves its place to the next.
 *
 * @param parallelism so many tasks at a time, over everything
 * @param pools slots of each pool; a task of a pool that is not there never starts
 */
public record Admission(int parallelism, Map<String, Integer> pools) {
    private static final int PARALLELISM = 32;
    private static final int POOL_SLOTS = 128;

    private static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::weight)
            .reversed()
            .thenComparing(Candidate::logicalDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Candidate::dagId)
            .thenComparing(Candidate::runId)
            .thenComparing(Candidate::taskId);

    public Admission {
        pools = Map.copyOf(pools);
    }

    /** Airflow's defaults, and as many slots in every pool that {@code dag} names: a run in memory knows no other pools. */
    static Admission of(Dag dag) {
        return new Admission(
                PARALLELISM,
                dag.tasks().stream()
                        .map(task -> task.claim().pool())
                        .distinct()
                        .collect(Collectors.toMap(pool -> pool, pool -> POOL_SLOTS)));
    }

    /**
     * A task that waits for a slot, or has one.
     *
     * @param weight with the weights that its weight rule adds
     * @param activePerRun {@code max_active_tasks} of its DAG
     */
    public record Candidate(
            String dagId,
            String runId,
            String taskId,
            @Nullable Instant logicalDate,
            long weight,
            Claim claim,
            int activePerRun) {}

    /** In the order in which they are to start. */
    public static List<Candidate> ordered(Collection<Candidate> waiting) {
        return waiting.stream().sorted(ORDER).toList();
    }

    /** Those of {@code waiting} that start now, beside {@code active}. */
    public List<Candidate> admitted(Collection<Candidate> waiting, Collection<Candidate> active) {
        var holding = new ArrayList<>(active);
        var admitted = new ArrayList<Candidate>();
        for (var candidate : ordered(waiting)) {
            if (fits(candidate, holding)) {
                holding.add(candidate);
                admitted.add(candidate);
            }
        }
        return admitted;
    }

    private boolean fits(Candidate candidate, List<Candidate> holding) {
        var claim = candidate.claim();
        int used = 0;
        int ofRun = 0;
        int sameTask = 0;
        int sameTaskOfRun = 0;
        for (var other : holding) {
            boolean sameDag = other.dagId().equals(candidate.dagId());
            boolean sameRun = sameDag && other.runId().equals(candidate.runId());
            boolean same = sameDag && other.taskId().equals(candidate.taskId());
            used += other.claim().pool().equals(claim.pool()) ? other.claim().slots() : 0;
            ofRun += sameRun ? 1 : 0;
            sameTask += same ? 1 : 0;
            sameTaskOfRun += same && sameRun ? 1 : 0;
        }
        return holding.size() < parallelism
                && used + claim.slots() <= pools.getOrDefault(claim.pool(), 0)
                && ofRun < candidate.activePerRun()
                && below(sameTask, claim.activePerDag())
                && below(sameTaskOfRun, claim.activePerRun());
    }

    private static boolean below(int count, @Nullable Integer limit) {
        return limit == null || count < limit;
    }
}

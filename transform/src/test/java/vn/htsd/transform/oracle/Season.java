package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One campaign: who should report, and what arrived.
 *
 * @param exempt codes of those that need not report
 * @param decided what somebody decided against the table, oldest first
 */
record Season(
        int year,
        List<Place> places,
        List<Registered> register,
        Set<String> exempt,
        List<Filed> reports,
        List<Decided> decided) {
    /** An administrative unit in force, the nation included; {@code parent} is null for the nation. */
    record Place(String code, String key, String level, @Nullable String parent) {
        /** The level that a report of this unit states. */
        String reporterLevel() {
            return level.equals("nation") ? "ministry" : level;
        }
    }

    record Registered(String code, String locality, @Nullable String reportsTo) {}

    record Decided(String node, Family family, Consolidation.Decision decision) {}

    Season with(List<Filed> others) {
        return new Season(year, places, register, exempt, others, decided);
    }

    /** The same season as it looked at {@code moment}. */
    Season until(java.time.Instant moment) {
        return with(reports.stream()
                .filter(report -> !report.receipt().received().isAfter(moment))
                .toList());
    }
}

package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One campaign: who should report, and what arrived.
 *
 * @param exempt codes of those that need not report
 */
record Season(int year, List<Place> places, List<Registered> register, Set<String> exempt, List<Filed> reports) {
    /** An administrative unit in force, the nation included; {@code parent} is null for the nation. */
    record Place(String code, String key, String level, @Nullable String parent) {
        /** The level that a report of this unit states. */
        String reporterLevel() {
            return level.equals("nation") ? "ministry" : level;
        }
    }

    record Registered(String code, String locality, @Nullable String reportsTo) {}

    Season with(List<Filed> others) {
        return new Season(year, places, register, exempt, others);
    }
}

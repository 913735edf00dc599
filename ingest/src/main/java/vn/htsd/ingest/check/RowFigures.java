package vn.htsd.ingest.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Measure;

/** What a row of a table adds to the sum of a column, by the rules by which it is counted. */
final class RowFigures {
    static final String TOTAL = "participants.total";
    static final String FEMALE = "participants.female";
    static final List<String> GROUPS =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents");

    private RowFigures() {}

    /** Null where the row adds nothing: a blank total is the sum of its groups, women may stand in a bracket. */
    static @Nullable Long of(Section row, String name) {
        var measure = row.measure(name);
        if (measure != null) {
            return measure.value();
        }
        if (name.equals(TOTAL) && !row.has(TOTAL)) {
            return sumOfGroups(row);
        }
        if (name.equals(FEMALE) && row.value(TOTAL) instanceof Value.Count total) {
            return total.female();
        }
        return null;
    }

    private static @Nullable Long sumOfGroups(Section row) {
        Long sum = null;
        for (var group : GROUPS) {
            Measure part = row.measure("participants." + group);
            if (part != null) {
                sum = (sum == null ? 0 : sum) + part.value();
            }
        }
        return sum;
    }
}

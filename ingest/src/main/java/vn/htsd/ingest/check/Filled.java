package vn.htsd.ingest.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormDefinition;

/**
 * A form as filled in, read but not yet checked as a whole.
 *
 * @param form null where the file names a form that nobody knows
 * @param single the values that stand once: who, when, opening, words, control figures
 * @param activityTotals the rows "Tổng cộng" of the table, to be checked and not counted
 */
record Filled(
        @Nullable FormDefinition form,
        Section single,
        List<Section> activities,
        List<Section> activityTotals,
        List<Section> funding,
        List<Section> fundingTotals,
        Labels labels) {
    Filled {
        activities = List.copyOf(activities);
        activityTotals = List.copyOf(activityTotals);
        funding = List.copyOf(funding);
        fundingTotals = List.copyOf(fundingTotals);
    }

    /** The parts that hold the fields of a sheet: the rows of a form A's tables, else what stands once. */
    Stream<Section> sections(String sheetKey) {
        return switch (sheetKey) {
            case "activities" -> activities.stream();
            case "funding" -> funding.stream();
            default -> Stream.of(single);
        };
    }

    /** What the officer sees as the name of a field: its label on the form, or its path in JSON. */
    interface Labels {
        String of(String sheetKey, String field);
    }
}

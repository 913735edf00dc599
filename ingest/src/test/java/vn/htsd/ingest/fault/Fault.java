package vn.htsd.ingest.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.htsd.data.finding.Rule;

/**
 * One kind of mistake.
 *
 * @param rule by which it must be found
 * @param area of the form; two faults of one workbook lie in different ones, so that neither hides the other
 */
record Fault(String kind, Rule rule, Area area, Injection injection) {
    /** Parts of a form that are judged apart from each other. */
    enum Area {
        /** What everything else depends on: such a fault stands alone. */
        WHOLE,
        GENERAL,
        PLACE,
        OPENING,
        ACTIVITIES,
        FUNDING
    }

    /** Puts the fault in; gives the cell where it must be found, nothing where this workbook has no room for it. */
    interface Injection {
        Optional<String> into(Workpiece workpiece, Random dice);
    }

    /** A fault that was put in. */
    record Planted(Fault fault, String place) {
        @Override
        public String toString() {
            return fault.rule() + " at " + place + " (" + fault.kind() + ")";
        }
    }

    static List<Fault> all() {
        return Faults.ALL;
    }
}

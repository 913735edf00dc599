package vn.htsd.ingest.check;

import java.util.List;
import java.util.function.Function;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.report.Report;

/** What became of one report. Closed: {@link #match} makes every caller say what it does with both. */
public sealed interface Outcome {
    /** Its figures count; the findings are warnings and remarks. */
    record Accepted(Report report, List<Finding> findings) implements Outcome {
        public Accepted {
            findings = List.copyOf(findings);
        }
    }

    /** Goes back to the officer with every finding at once; it was received, and none of its figures count. */
    record Returned(Known known, List<Finding> findings) implements Outcome {
        public Returned {
            findings = List.copyOf(findings);
        }
    }

    List<Finding> findings();

    default <T> T match(Function<Accepted, T> accepted, Function<Returned, T> returned) {
        return this instanceof Accepted yes ? accepted.apply(yes) : returned.apply((Returned) this);
    }
}

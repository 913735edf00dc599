package vn.htsd.ingest.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Coverage;
import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Kind;

/**
 * What a report is to say, before it has words.
 *
 * @param signed the day on the document
 * @param countedIn code of the reporter whose report already contains this one
 */
record Draft(
        Author author,
        Kind kind,
        int revision,
        Held held,
        Figures figures,
        Coverage coverage,
        DuplicatesRemoved duplicates,
        LocalDate signed,
        @Nullable String countedIn) {
    static Draft direct(Author author, Held held, Figures figures, LocalDate signed) {
        return new Draft(
                author,
                Kind.DIRECT,
                1,
                held,
                figures,
                Coverage.NOT_REPORTED,
                DuplicatesRemoved.NOT_REPORTED,
                signed,
                null);
    }

    static Draft consolidated(
            Author author, Figures figures, Coverage coverage, DuplicatesRemoved duplicates, LocalDate signed) {
        return new Draft(author, Kind.CONSOLIDATED, 1, Held.HELD, figures, coverage, duplicates, signed, null);
    }

    Draft countedIn(String other) {
        return new Draft(author, kind, revision, held, figures, coverage, duplicates, signed, other);
    }

    /** What this reporter had sent before it found its mistake. */
    Draft mistaken(Figures wrong, LocalDate earlier) {
        return new Draft(author, kind, 1, held, wrong, coverage, duplicates, earlier, countedIn);
    }

    /** The report that replaces an earlier one. */
    Draft replacing(LocalDate later) {
        return new Draft(author, kind, 2, held, figures, coverage, duplicates, later, countedIn);
    }
}

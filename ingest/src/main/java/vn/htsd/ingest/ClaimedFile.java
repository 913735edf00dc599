package vn.htsd.ingest;

import java.nio.file.Path;
import java.util.List;
import vn.htsd.ingest.land.Receipt;

/**
 * A file that nobody else will take.
 *
 * @param name its path in the inbox, with {@code /}
 * @param path where it lies now
 * @param role a submission, or the parcel that submissions came in
 * @param beside the reports that it came together with, if it is no report itself; see {@link Companions}
 */
record ClaimedFile(String name, Path path, Receipt receipt, Role role, List<ClaimedFile> beside) {
    ClaimedFile {
        beside = List.copyOf(beside);
    }

    ClaimedFile(String name, Path path, Receipt receipt) {
        this(name, path, receipt, new Role.Submission(), List.of());
    }

    /** The same; its receipt says who took it, under which name. */
    ClaimedFile in(String claim) {
        return new ClaimedFile(name, path, receipt.in(claim, name), role, beside);
    }

    ClaimedFile with(List<ClaimedFile> reports) {
        return new ClaimedFile(name, path, receipt, role, reports);
    }

    /** What a file is here for. Closed. */
    sealed interface Role {
        /** Read and checked. */
        record Submission() implements Role {}

        /**
         * Opened already: its files are submissions of their own, its bytes are kept.
         *
         * @param files how many submissions it held
         * @param passedOver names of what was no submission
         */
        record OpenedParcel(int files, List<String> passedOver) implements Role {
            public OpenedParcel {
                passedOver = List.copyOf(passedOver);
            }
        }
    }
}

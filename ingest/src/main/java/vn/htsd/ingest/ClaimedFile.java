package vn.htsd.ingest;

import java.nio.file.Path;
import vn.htsd.ingest.land.Receipt;

/**
 * A file that nobody else will take.
 *
 * @param name its path in the inbox, with {@code /}
 * @param path where it lies now
 */
record ClaimedFile(String name, Path path, Receipt receipt) {
    /** The same; its receipt says who took it, under which name. */
    ClaimedFile in(String claim) {
        return new ClaimedFile(name, path, receipt.in(claim, name));
    }
}

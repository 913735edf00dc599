package vn.htsd.ingest.read;

import java.time.Duration;

/**
 * How much one file may hold. What is over a limit is refused with a sentence that names it; nothing is cut off silently.
 *
 * @param fileBytes a file as it is sent; a parcel is only the envelope of its files, see {@link #contentBytes}
 * @param entries files in a parcel, or parts in a workbook
 * @param inflateRatio how many times its packed size an entry may unpack to
 * @param entryBytes one entry, unpacked
 * @param contentBytes all entries of a parcel or workbook, unpacked; a parcel itself is no larger either
 * @param sheets sheets of a workbook, hidden ones included
 * @param rows filled rows of a table; {@link #ROWS_AROUND} more for what stands above and below it
 * @param columns columns of a sheet that have a filled cell
 * @param jsonDepth objects and arrays inside each other, the outermost included
 * @param time processor time for one file, so that a busy machine refuses no file that an idle one takes
 */
public record Limits(
        long fileBytes,
        int entries,
        int inflateRatio,
        long entryBytes,
        long contentBytes,
        int sheets,
        int rows,
        int columns,
        int jsonDepth,
        Duration time) {
    /** Titles, headings, group rows and totals around a table of {@link #rows} rows. */
    public static final int ROWS_AROUND = 100;

    public static final long MEGABYTE = 1024L * 1024;

    /** What holds where nobody set anything else. */
    public static final Limits STANDARD = new Limits(
            10 * MEGABYTE, 1_000, 100, 64 * MEGABYTE, 200 * MEGABYTE, 50, 100_000, 200, 32, Duration.ofSeconds(10));

    public Limits {
        if (fileBytes < 1
                || entries < 1
                || inflateRatio < 1
                || entryBytes < 1
                || contentBytes < 1
                || sheets < 1
                || rows < 1
                || columns < 1
                || jsonDepth < 1
                || time.isNegative()
                || time.isZero()) {
            throw new IllegalArgumentException("Every limit is at least 1");
        }
    }

    int rowsOfSheet() {
        return rows + ROWS_AROUND;
    }
}

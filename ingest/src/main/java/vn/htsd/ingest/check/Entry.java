package vn.htsd.ingest.check;

/**
 * A value with its address.
 *
 * @param place {@code Hoạt động!J14} or a JSON Pointer
 * @param written as it stands there
 * @param asText the cell holds text, also where that reads as a number: no formula of the sheet sees it
 */
record Entry(Value value, String place, String written, boolean asText) {
    Entry(Value value, String place, String written) {
        this(value, place, written, false);
    }

    Entry with(Value other) {
        return new Entry(other, place, written, asText);
    }
}

package vn.htsd.ingest.check;

/**
 * A value with its address.
 *
 * @param place {@code Hoạt động!J14} or a JSON Pointer
 * @param written as it stands there
 */
record Entry(Value value, String place, String written) {}

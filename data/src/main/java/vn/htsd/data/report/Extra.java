package vn.htsd.data.report;

/**
 * A value of a field that an added form brought and that a report has no place of its own for. Kept, counted nowhere.
 *
 * @param field its name in the form's definition
 * @param label what the officer sees as its name
 * @param value as text: digits, whole đồng, an ISO date, a code, or the words themselves
 * @param source the cell it was read from
 */
public record Extra(String field, String label, String value, String source) {}

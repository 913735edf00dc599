package vn.htsd.ingest.check;

/** What a row below the headings of a table is. */
enum RowKind {
    /** It says something of its own, and counts. */
    ENTRY,
    /** "I", or "1" above "1.1": its figures, if any, are those of the rows below it. */
    PARENT,
    /** "Cộng mục I": its figures are those of the rows above it. */
    SUBTOTAL,
    /** "Tổng cộng": its figures are those of all rows. */
    TOTAL,
    /** Words only: a label without anything beside it, a note, a signature, column numbers, the headings once more. */
    WORDS
}

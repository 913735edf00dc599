package vn.htsd.transform.consolidate;

import java.util.Locale;

/** How a node's declaration stands to its details; see the table of section 3 of the warehouse's contract. */
enum Status {
    DETAIL_ONLY,
    DECLARED_ONLY,
    AGREES,
    DIFFERS,
    DECLARED_ABOVE,
    DECLARED_BELOW;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

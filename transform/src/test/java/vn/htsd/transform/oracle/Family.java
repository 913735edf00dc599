package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Locale;

/** A measure family with the code lists that its figures are broken down by, coarsest first. */
enum Family {
    PARTICIPANTS(Codes.GROUPS, Codes.POPULATION, Codes.MODES),
    CLASSES(Codes.GROUPS, Codes.MODES),
    FUNDING(Codes.SOURCES);

    private final List<List<String>> dimensions;

    @SafeVarargs
    Family(List<String>... dimensions) {
        this.dimensions = List.of(dimensions);
    }

    List<List<String>> dimensions() {
        return dimensions;
    }

    /** The family of a fact table or of a row of the reconciliation. */
    static Family of(String table) {
        return valueOf(table.replace("_female", "").toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its measure in the fact table. */
    String measure() {
        return this == FUNDING ? "amount_vnd" : code();
    }

    /** The cell of figures that nobody broke down. */
    List<String> unspecified() {
        return dimensions.stream().map(list -> Codes.UNSPECIFIED).toList();
    }
}

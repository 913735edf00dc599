package vn.htsd.transform.consolidate;

import java.util.Arrays;
import java.util.List;

/** What is brought together up the tree. A report without a figure of a family is, for that family, not in. */
public enum Family {
    PARTICIPANTS("participants", true),
    CLASSES("classes", true),
    FUNDING("funding", true),
    /** Ceremonies held: one a direct report; of a declaration, its own and those it says were held below. */
    OPENINGS("openings", false),
    /** Plans issued, counted in the same way. */
    PLANS("plans", false);

    private final String code;
    private final boolean measure;

    Family(String code, boolean measure) {
        this.code = code;
        this.measure = measure;
    }

    /** As in {@code fact_reconciliation.family}. */
    public String code() {
        return code;
    }

    static Family of(String code) {
        return Arrays.stream(values())
                .filter(family -> family.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No family " + code));
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Family::code).toList();
    }

    /** Those of the contract, which {@code fact_reconciliation} tells of; the others are plain counts of reports. */
    static List<String> measures() {
        return Arrays.stream(values())
                .filter(family -> family.measure)
                .map(Family::code)
                .toList();
    }
}

package vn.htsd.data.finding;

import static vn.htsd.data.finding.Severity.ERROR;
import static vn.htsd.data.finding.Severity.INFO;
import static vn.htsd.data.finding.Severity.WARNING;

import java.util.List;

/**
 * All rules by which something is found wrong or worth a remark. Names are the stable codes; the sentences are in
 * {@code rules_vi.properties} and {@code rules_en.properties} under the same names, and beside each an {@code .example} of
 * what triggers it and the {@code .remedy}. {@code docs/findings.md} is made of them.
 */
public enum Rule {
    FILE_UNREADABLE(ERROR),
    FILE_TOO_LARGE(ERROR),
    FILE_UNSAFE(ERROR),
    FILE_ENCRYPTED(ERROR),
    FORM_UNKNOWN(ERROR),
    FORM_MULTIPLE(ERROR),
    SHEET_MISSING(ERROR),
    SHEET_RENAMED(INFO),
    HEADING_MISSING(ERROR),
    HEADING_UNKNOWN(INFO),
    LABEL_UNKNOWN(INFO),
    LABEL_MISSPELT(ERROR),
    HIDDEN_CONTENT(INFO),
    FIELD_REQUIRED(ERROR),
    FIELD_UNKNOWN(WARNING),
    SUPPLEMENT_UNCLEAR(ERROR),
    FORM_YEAR_MISMATCH(WARNING),
    YEAR_UNKNOWN(ERROR),
    THEME_OF_OTHER_YEAR(WARNING),
    NO_FIGURES(WARNING),
    DASH_AMBIGUOUS(WARNING),
    GROUP_BY_LETTER(WARNING),
    REPORTER_PROVISIONAL(WARNING),
    REPORTER_NAME_DIFFERS(WARNING),
    REPORTER_REPEATED(ERROR),
    CODE_REUSED(WARNING),
    CODE_PADDED(INFO),
    CODE_UNKNOWN(ERROR),
    VALUE_INVALID(ERROR),
    NUMBER_UNREADABLE(ERROR),
    NUMBER_AMBIGUOUS(ERROR),
    NUMBER_NEGATIVE(ERROR),
    NUMBER_NOT_WHOLE(ERROR),
    NUMBER_APPROXIMATE(WARNING),
    NUMBER_REPAIRED(WARNING),
    DATE_UNREADABLE(ERROR),
    CELL_ERROR(ERROR),
    TEXT_LEGACY_ENCODING(WARNING),
    UNIT_OF_MONEY_MISSING(ERROR),
    UNIT_OF_MONEY_ASSUMED(WARNING),
    LOCALITY_UNKNOWN(ERROR),
    LOCALITY_AMBIGUOUS(ERROR),
    LOCALITY_NAME_MISMATCH(ERROR),
    LOCALITY_CLOSED(ERROR),
    TOTAL_MISMATCH(ERROR),
    TOTAL_FROM_GROUPS(WARNING),
    GROUPS_EXCEED_TOTAL(ERROR),
    OPENING_DIFFERS(ERROR),
    DATE_ORDER(ERROR),
    DATE_OUTSIDE_CAMPAIGN(INFO),
    DUPLICATE_FILE(INFO),
    DOCUMENT_ONLY(INFO),
    DOCUMENT_DIFFERS(WARNING),
    DOCUMENT_UNLINKED(WARNING),
    DOCUMENT_KEPT(INFO),
    PHOTO_KEPT(INFO),
    PHOTO_NOT_KEPT(INFO),
    PARCEL_OPENED(INFO),
    POSSIBLE_DOUBLE(WARNING),
    OUTLIER(WARNING),
    CONSOLIDATED_BELOW_DETAIL(WARNING),
    CONSOLIDATION_DIFFERS(WARNING),
    SUPERSEDES(INFO),
    SUPERSEDED(INFO),
    REPORTED_LATE(INFO);

    /** Bundle of the sentences. */
    public static final String BUNDLE = "vn.htsd.data.finding.rules";

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    /** Under which heading the catalogue of findings lists it. */
    public RuleGroup group() {
        return RuleGroup.of(this);
    }

    /** Keys of the sentences that the rule says in some cases instead of that of its name. */
    public List<String> otherSentences() {
        return switch (this) {
            case OUTLIER -> List.of("OUTLIER.growth", "OUTLIER.thousandfold");
            case POSSIBLE_DOUBLE -> List.of("POSSIBLE_DOUBLE.codes");
            default -> List.of();
        };
    }

    public Severity severity() {
        return severity;
    }
}

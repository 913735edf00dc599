package vn.htsd.ingest.template;

import java.util.Comparator;
import java.util.List;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.Sheet;

/**
 * A part of the form under one heading, told by the first word of its fields' names, in the order in which the form prints
 * them: first what the outline of the plans asks for, then what stands there "(nếu có)".
 */
enum Section {
    REPORT("", true),
    SENDER("sender", true),
    REPORTER("reporter", true),
    DOCUMENT("document", true),
    PLAN("plan", true),
    OPENING("opening", true),
    TOTALS("totals", true),
    NARRATIVE("narrative", true),
    ASSESSMENT("assessment", true),
    PROPOSALS("proposals", true),
    COVERAGE("coverage", false),
    DUPLICATES("duplicates_removed", false),
    MORE("*", false),
    CONTACT("contact", false);

    /** Known to the sample season only: an officer has nothing to say there. */
    private static final String SYNTHETIC = "synthetic";

    private static final List<String> SELDOM = List.of("reporter.reports_to", "reporter.counted_in");

    private final String prefix;
    private final boolean outline;

    Section(String prefix, boolean outline) {
        this.prefix = prefix;
        this.outline = outline;
    }

    String heading() {
        return Words.say("section." + this);
    }

    static Section of(Field field) {
        int dot = field.name().indexOf('.');
        var first = dot < 0 ? "" : field.name().substring(0, dot);
        for (var section : values()) {
            if (section.prefix.equals(first)) {
                return section;
            }
        }
        return MORE;
    }

    /** Whether the official outline asks for the field, or the report is nobody's without it. */
    static boolean isOfOutline(Field field) {
        return field.required() || (of(field).outline && !SELDOM.contains(field.name()));
    }

    /** The fields of a sheet that an officer fills in, section by section. */
    static List<Field> fields(Sheet sheet) {
        return sheet.fields().stream()
                .filter(field -> !field.name().equals(SYNTHETIC))
                .sorted(Comparator.comparing(Section::of))
                .toList();
    }
}

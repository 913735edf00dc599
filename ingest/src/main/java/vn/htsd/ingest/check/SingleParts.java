package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.report.Contact;
import vn.htsd.data.report.Coverage;
import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.data.report.Narrative;

/** The parts of a report that stand once on the form and need no judgement. */
final class SingleParts {
    private static final List<String> SECTIONS = List.of(
            "narrative.direction",
            "narrative.preparation",
            "narrative.communication",
            "assessment.advantages",
            "assessment.difficulties",
            "proposals.ministry",
            "proposals.province",
            "proposals.department",
            "proposals.commune");

    private SingleParts() {}

    static Coverage coverage(Section form) {
        return new Coverage(
                form.number("coverage.expected"),
                form.number("coverage.received"),
                form.number("coverage.openings"),
                form.number("coverage.plans"));
    }

    static DuplicatesRemoved duplicatesRemoved(Section form) {
        return new DuplicatesRemoved(
                form.number("duplicates_removed.participants"),
                form.number("duplicates_removed.classes"),
                form.number("duplicates_removed.amount_vnd"));
    }

    static List<Narrative> narratives(Section form) {
        var narratives = new ArrayList<Narrative>();
        for (var section : SECTIONS) {
            var text = form.text(section);
            if (text != null) {
                narratives.add(new Narrative(section, text, form.place(section)));
            }
        }
        return narratives;
    }

    static Contact contact(Section form) {
        return new Contact(form.text("contact.name"), form.text("contact.phone"), form.text("contact.email"));
    }
}

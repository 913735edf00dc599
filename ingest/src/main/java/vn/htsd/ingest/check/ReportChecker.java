package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Contact;
import vn.htsd.data.report.Coverage;
import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Narrative;
import vn.htsd.data.report.Nature;
import vn.htsd.data.report.Report;
import vn.htsd.data.report.Reporter;

/** Judges a filled form as a whole: all findings at once, and a report only where none is an error. Thread-safe. */
final class ReportChecker {
    private static final int DAYS_EITHER_SIDE = 30;
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

    private final Reference reference;
    private final ReporterResolver reporters;

    ReportChecker(Reference reference) {
        this.reference = reference;
        this.reporters = new ReporterResolver(reference);
    }

    ReporterResolver reporters() {
        return reporters;
    }

    /** A file that is one report. */
    Outcome check(Filled filled, Findings findings) {
        return check(filled, frame(filled, findings), findings);
    }

    /** What {@code filled} says for every report of its file. */
    Frame frame(Filled filled, Findings findings) {
        var campaign = campaign(filled, findings);
        var nature = nature(filled.single(), findings);
        return new Frame(campaign, nature, revision(filled.single(), findings), null);
    }

    Outcome check(Filled filled, Frame frame, Findings findings) {
        var day = frame.day();
        var reporter = day == null
                ? Optional.<Reporter>empty()
                : reporters.resolve(filled.single(), filled.labels(), day, findings);
        return check(filled, frame, reporter, findings);
    }

    /** @param reporter empty where nobody can say who reports; the finding that tells why is made */
    Outcome check(Filled filled, Frame frame, Optional<Reporter> reporter, Findings findings) {
        var form = filled.single();
        var day = frame.day();
        var campaign = frame.campaign();
        var held = held(form);
        boolean blankIsZero = held == Held.NOT_HELD;
        var rows =
                new ArrayList<Activity>(new ActivityRows(filled, reporters.places(), blankIsZero, findings).read(day));
        rows.addAll(SupplementaryTotals.activities(filled, blankIsZero, findings));
        var ceremony = OpeningCeremony.of(filled, rows, blankIsZero, findings);
        var funding = funding(filled, blankIsZero);
        TotalRows.check("activities", filled.activities(), filled.activityTotals(), filled.labels(), findings);
        TotalRows.check("funding", filled.funding(), filled.fundingTotals(), filled.labels(), findings);
        campaign.ifPresent(of -> datesOutside(filled, of, findings));
        var kind = kind(form);
        Plausibility.check(form, held, rows, ceremony.activities(), funding, findings);
        if (findings.anyError() || reporter.isEmpty() || campaign.isEmpty() || kind == null || filled.form() == null) {
            return new Outcome.Returned(known(filled, frame, reporter), findings.all());
        }
        return new Outcome.Accepted(
                new Report(
                        filled.form().id(),
                        campaign.get().year(),
                        kind,
                        frame.nature(),
                        frame.revision(),
                        held,
                        form.text("held_reason"),
                        reporter.get(),
                        frame.relayedBy(),
                        form.text("document.number"),
                        form.from("document.date"),
                        form.text("document.signed_by"),
                        form.text("plan.number"),
                        form.from("plan.date"),
                        ceremony.opening(),
                        ceremony.activities(),
                        funding,
                        coverage(form),
                        duplicatesRemoved(form),
                        narratives(form),
                        new Contact(form.text("contact.name"), form.text("contact.phone"), form.text("contact.email")),
                        isSynthetic(form),
                        Extras.of(filled.form(), filled)),
                findings.all());
    }

    private Optional<Campaign> campaign(Filled filled, Findings findings) {
        var form = filled.single();
        var year = form.year("campaign_year");
        if (year == null) {
            return Optional.empty();
        }
        var campaign = reference.campaigns().of(year);
        if (campaign.isEmpty()) {
            var known =
                    reference.campaigns().years().stream().map(String::valueOf).collect(Collectors.joining(", "));
            findings.add(Rule.YEAR_UNKNOWN, form.place("campaign_year"), Integer.toString(year), known);
        }
        var definition = filled.form();
        if (definition != null && definition.campaignYear() != year) {
            findings.add(Rule.FORM_YEAR_MISMATCH, form.place("campaign_year"), Integer.toString(year), definition.id());
        }
        return campaign;
    }

    private static Nature nature(Section form, Findings findings) {
        var code = form.text("nature");
        if ("supplement".equals(code)) {
            findings.add(Rule.SUPPLEMENT_UNCLEAR, form.place("nature"), form.written("nature"));
        }
        return "replacement".equals(code) ? Nature.REPLACEMENT : Nature.FIRST;
    }

    private static int revision(Section form, Findings findings) {
        var revision = form.number("revision");
        if (revision == null) {
            return 1;
        }
        if (revision < 1 || revision > 1_000) {
            findings.addWith("revision", Rule.VALUE_INVALID, form.place("revision"), form.written("revision"));
            return 1;
        }
        return revision.intValue();
    }

    private static Held held(Section form) {
        var code = form.text("held");
        return code == null ? Held.HELD : Held.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Kind kind(Section form) {
        var code = form.text("kind");
        return code == null ? null : Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static List<Funding> funding(Filled filled, boolean blankIsZero) {
        var lines = new ArrayList<Funding>();
        for (var row : filled.funding()) {
            var source = row.text("source");
            if (source != null) {
                var money = row.value("amount_vnd") instanceof Value.Money given ? given : null;
                var amount = money == null && blankIsZero && !row.has("amount_vnd")
                        ? Measure.exactly(0)
                        : row.measure("amount_vnd");
                long half = money == null ? 0 : money.halfDigit();
                lines.add(new Funding(source, row.text("sponsor"), amount, half, row.text("note"), row.source()));
            }
        }
        lines.addAll(SupplementaryTotals.funding(filled));
        return lines;
    }

    private static void datesOutside(Filled filled, Campaign campaign, Findings findings) {
        outside(filled.single(), "opening.held_on", campaign, findings);
        for (var row : filled.activities()) {
            outside(row, "start_date", campaign, findings);
            outside(row, "end_date", campaign, findings);
        }
    }

    private static void outside(Section section, String name, Campaign campaign, Findings findings) {
        LocalDate day = section.from(name);
        if (day != null
                && (day.isBefore(campaign.weekStart().minusDays(DAYS_EITHER_SIDE))
                        || day.isAfter(campaign.weekEnd().plusDays(DAYS_EITHER_SIDE)))) {
            findings.add(Rule.DATE_OUTSIDE_CAMPAIGN, section.place(name), section.written(name), campaign.year());
        }
    }

    private static Coverage coverage(Section form) {
        return new Coverage(
                form.number("coverage.expected"),
                form.number("coverage.received"),
                form.number("coverage.openings"),
                form.number("coverage.plans"));
    }

    private static DuplicatesRemoved duplicatesRemoved(Section form) {
        return new DuplicatesRemoved(
                form.number("duplicates_removed.participants"),
                form.number("duplicates_removed.classes"),
                form.number("duplicates_removed.amount_vnd"));
    }

    private static List<Narrative> narratives(Section form) {
        var narratives = new ArrayList<Narrative>();
        for (var section : SECTIONS) {
            var text = form.text(section);
            if (text != null) {
                narratives.add(new Narrative(section, text, form.place(section)));
            }
        }
        return narratives;
    }

    private static Known known(Filled filled, Frame frame, Optional<Reporter> reporter) {
        var form = filled.single();
        var definition = filled.form();
        var level = ReporterResolver.level(form);
        return new Known(
                definition == null ? form.text("form") : definition.id(),
                form.year("campaign_year"),
                form.text("kind"),
                form.text("nature"),
                frame.revision(),
                form.text("held"),
                reporter.map(Reporter::code).orElse(form.text("reporter.code")),
                reporter.map(Reporter::provisional).orElse(null),
                form.text("reporter.name"),
                form.text("reporter.type"),
                level == null ? null : level.code(),
                reporter.map(Reporter::localityKey).orElse(null),
                reporter.map(Reporter::reportsTo).orElse(null),
                form.text("reporter.counted_in"),
                frame.relayedBy(),
                isSynthetic(form));
    }

    private static boolean isSynthetic(Section form) {
        return "true".equals(form.text("synthetic"));
    }
}

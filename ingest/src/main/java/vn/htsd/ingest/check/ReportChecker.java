package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Nature;
import vn.htsd.data.report.Report;
import vn.htsd.data.report.Reporter;

/** Judges a filled form as a whole: all findings at once, and a report only where none is an error. Thread-safe. */
final class ReportChecker {
    private final Reference reference;
    private final ReporterResolver reporters;
    private final Themes themes;
    private final Consumer<Filled> seen;

    ReportChecker(Reference reference) {
        this(reference, filled -> {});
    }

    /** @param seen is shown every form before it is judged, in the order of the reports in their file */
    ReportChecker(Reference reference, Consumer<Filled> seen) {
        this.reference = reference;
        this.seen = seen;
        this.reporters = new ReporterResolver(reference);
        this.themes = new Themes(reference.campaigns());
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
        seen.accept(filled);
        var form = filled.single();
        var day = frame.day();
        var campaign = frame.campaign();
        var held = held(form);
        boolean blankIsZero = held == Held.NOT_HELD;
        var rows =
                new ArrayList<Activity>(new ActivityRows(filled, reporters.places(), blankIsZero, findings).read(day));
        rows.addAll(SupplementaryTotals.activities(filled, blankIsZero, findings));
        var ceremony = OpeningCeremony.of(filled, rows, blankIsZero, findings);
        var funding = FundingRows.read(filled, blankIsZero);
        var kind = kind(form);
        Plausibility.check(filled, held, ceremony.activities(), funding, findings);
        ReportDates.order(filled, findings);
        var line = reference
                .localities()
                .codesOfLine(reporter.map(Reporter::localityKey).orElse(null));
        campaign.ifPresent(of -> ReportDates.outside(filled, of, of.weekIn(line), findings));
        campaign.ifPresent(of -> themes.check(form, of, findings));
        TotalRows.check("activities", filled.activities(), filled.activityTotals(), filled.labels(), findings);
        TotalRows.check("funding", filled.funding(), filled.fundingTotals(), filled.labels(), findings);
        if (findings.anyError() || reporter.isEmpty() || campaign.isEmpty() || kind == null || filled.form() == null) {
            return new Outcome.Returned(known(filled, frame, reporter), findings.all());
        }
        Plausibility.anyFigure(filled, held, ceremony.activities(), funding, findings);
        var report = new Report(
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
                SingleParts.coverage(form),
                SingleParts.duplicatesRemoved(form),
                SingleParts.narratives(form),
                SingleParts.contact(form),
                isSynthetic(form),
                Extras.of(filled.form(), filled));
        ControlTotals.check(filled, report, findings);
        return findings.anyError()
                ? new Outcome.Returned(known(filled, frame, reporter), findings.all())
                : new Outcome.Accepted(report, findings.all());
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
        for (var held : Held.values()) {
            if (held.name().toLowerCase(Locale.ROOT).equals(code)) {
                return held;
            }
        }
        return Held.HELD;
    }

    private static @Nullable Kind kind(Section form) {
        var code = form.text("kind");
        for (var kind : Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        return null;
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

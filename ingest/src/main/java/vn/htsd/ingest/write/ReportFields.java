package vn.htsd.ingest.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Participants;
import vn.htsd.data.report.Report;

/**
 * A report as the values of a form's fields, by the names that form definitions and JSON share. Codes stay codes; what was
 * not reported is absent.
 */
public record ReportFields(
        Map<String, Object> single, List<Map<String, Object>> activities, List<Map<String, Object>> funding) {
    /** The group of the opening ceremony. */
    private static final String OPENING = "opening";

    /**
     * The fields of a report that was read, less what reading adds to them: read again, they give the same report. That a
     * figure was approximate is not among them: no form has a field for it.
     */
    public static ReportFields asSent(Report report, LocalityCatalogue localities) {
        var sent = of(report, localities);
        var single = new LinkedHashMap<>(sent.single());
        if (report.reporter().provisional()) {
            single.remove("reporter.code");
        }
        var activities = new ArrayList<>(sent.activities());
        var ceremony = counted(report);
        int added = ceremony == null ? -1 : report.activities().indexOf(ceremony);
        if (added >= 0) {
            activities.remove(added);
        } else if (report.activities().stream().noneMatch(row -> row.group().equals(OPENING))) {
            // A blank that reading took for zero, since nothing was held.
            single.remove("opening.participants");
        }
        return new ReportFields(single, activities, sent.funding());
    }

    /** The activity as which the ceremony of an opening sheet is counted. */
    private static @Nullable Activity counted(Report report) {
        var opening = report.opening();
        if (opening == null || opening.participants() == null) {
            return null;
        }
        return new Activity(
                OPENING,
                null,
                null,
                opening.heldOn(),
                null,
                opening.place(),
                null,
                null,
                null,
                null,
                Participants.ofTotal(opening.participants()),
                opening.source());
    }

    /** The fields of a report, whether it was sent or is being made up. */
    public static ReportFields of(Report report, LocalityCatalogue localities) {
        var fields = new Row();
        fields.put("form", report.form())
                .put("campaign_year", (long) report.campaignYear())
                .put("kind", report.kind().code())
                .put("nature", report.nature().code())
                .put("revision", (long) report.revision())
                .put("held", report.held().code())
                .put("held_reason", report.heldReason());
        reporter(fields, report, localities);
        fields.put("document.number", report.documentNumber())
                .put("document.date", report.documentDate())
                .put("document.signed_by", report.signedBy())
                .put("plan.number", report.planNumber())
                .put("plan.date", report.planDate());
        opening(fields, report);
        fields.put("coverage.expected", report.coverage().expected())
                .put("coverage.received", report.coverage().received())
                .put("coverage.openings", report.coverage().openings())
                .put("coverage.plans", report.coverage().plans())
                .put(
                        "duplicates_removed.participants",
                        report.duplicatesRemoved().participants())
                .put("duplicates_removed.classes", report.duplicatesRemoved().classes())
                .put("duplicates_removed.amount_vnd", report.duplicatesRemoved().amountVnd());
        report.narratives().forEach(narrative -> fields.put(narrative.section(), narrative.text()));
        fields.put("contact.name", report.contact().name())
                .put("contact.phone", report.contact().phone())
                .put("contact.email", report.contact().email())
                .put("synthetic", Boolean.toString(report.synthetic()));
        totals(fields, report);
        return new ReportFields(
                fields.values,
                report.activities().stream().map(ReportFields::activity).toList(),
                report.funding().stream().map(ReportFields::funding).toList());
    }

    private static void reporter(Row fields, Report report, LocalityCatalogue localities) {
        var reporter = report.reporter();
        var locality = localities.byKey(reporter.localityKey()).orElseThrow();
        boolean toNation = reporter.reportsTo().equals(LocalityCatalogue.NATION.code())
                && (reporter.level() == Level.PROVINCE || reporter.level() == Level.MINISTRY);
        fields.put("reporter.code", reporter.code())
                .put("reporter.name", reporter.name())
                .put("reporter.level", reporter.level().code())
                .put("reporter.type", reporter.type())
                .put("reporter.reports_to", toNation ? null : reporter.reportsTo())
                .put("reporter.counted_in", reporter.countedIn())
                .put("reporter.locality_code", locality.code());
        for (Locality at : localities.lineOf(locality)) {
            if (!at.equals(LocalityCatalogue.NATION)) {
                fields.put("reporter." + at.level().name().toLowerCase(Locale.ROOT), at.fullName());
            }
        }
    }

    private static void opening(Row fields, Report report) {
        var opening = report.opening();
        if (opening != null) {
            fields.put("opening.held_on", opening.heldOn())
                    .put("opening.place", opening.place())
                    .put("opening.format", opening.format())
                    .put("opening.participants", value(opening.participants()))
                    .put("opening.self_assessment", opening.selfAssessment());
        }
    }

    /** What a form asks for that knows no tables. */
    private static void totals(Row fields, Report report) {
        if (report.activities().isEmpty()) {
            return;
        }
        long people = 0;
        long classes = 0;
        var opening = report.opening();
        boolean openingApart =
                report.activities().stream().noneMatch(row -> row.group().equals(OPENING));
        if (opening != null && openingApart && opening.participants() != null) {
            people += opening.participants().value();
        }
        for (var activity : report.activities()) {
            people += orZero(activity.participants().total());
            classes += orZero(activity.classes());
        }
        fields.put("totals.participants", people).put("totals.classes", classes);
        report.funding().forEach(line -> fields.put("totals." + line.fundingSource(), value(line.amountVnd())));
    }

    private static Map<String, Object> activity(Activity activity) {
        var row = new Row();
        row.put("group", activity.group())
                .put("name", activity.name())
                .put("mode", activity.mode())
                .put("start_date", activity.startDate())
                .put("end_date", activity.endDate())
                .put("place", activity.place())
                .put("locality_code", activity.localityCode())
                .put("organiser", activity.organiser())
                .put("classes", value(activity.classes()))
                .put("sessions", value(activity.sessions()))
                .put("participants.total", value(activity.participants().total()));
        activity.participants().groups().forEach((group, people) -> row.put("participants." + group, people));
        row.put("participants.female", activity.participants().female());
        return row.values;
    }

    private static Map<String, Object> funding(Funding line) {
        var row = new Row();
        row.put("source", line.fundingSource())
                .put("sponsor", line.sponsor())
                .put("amount_vnd", value(line.amountVnd()))
                .put("note", line.note());
        return row.values;
    }

    private static @Nullable Long value(@Nullable Measure measure) {
        return measure == null ? null : measure.value();
    }

    private static long orZero(@Nullable Measure measure) {
        return measure == null ? 0 : measure.value();
    }

    /** Keeps order, and drops what was not reported. */
    private static final class Row {
        private final Map<String, Object> values = new LinkedHashMap<>();

        Row put(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }
    }

    /** The rows of a table sheet, by the sheet's key. */
    public List<Map<String, Object>> rows(String sheet) {
        return switch (sheet) {
            case "activities" -> activities;
            case "funding" -> funding;
            default -> List.of();
        };
    }
}

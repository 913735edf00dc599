package vn.htsd.ingest.check;

import java.time.LocalDate;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.finding.Rule;

/** The days of a report: each activity ends after it began, and around the Week, more or less. */
final class ReportDates {
    private static final int DAYS_EITHER_SIDE = 30;
    private static final String START = "start_date";
    private static final String END = "end_date";

    private ReportDates() {}

    /** Whatever the campaign. */
    static void order(Filled filled, Findings findings) {
        for (var row : filled.activities()) {
            var start = row.from(START);
            var end = row.from(END);
            if (start != null && end != null && end.isBefore(start)) {
                findings.add(Rule.DATE_ORDER, row.place(END), row.written(END), row.written(START));
            }
        }
    }

    /** @param week when the reporter's locality holds the Week */
    static void outside(Filled filled, Campaign campaign, Campaign.LocalWeek week, Findings findings) {
        var form = filled.form();
        if (form != null && form.campaignYear() != campaign.year()) {
            // The year is doubtful and has its finding; so far all days would follow from it.
            return;
        }
        outside(filled.single(), "opening.held_on", campaign, week, findings);
        for (var row : filled.activities()) {
            outside(row, START, campaign, week, findings);
            outside(row, END, campaign, week, findings);
        }
    }

    private static void outside(
            Section section, String name, Campaign campaign, Campaign.LocalWeek week, Findings findings) {
        LocalDate day = section.from(name);
        if (day != null
                && !findings.isError(section.place(name))
                && (day.isBefore(week.weekStart().minusDays(DAYS_EITHER_SIDE))
                        || day.isAfter(week.weekEnd().plusDays(DAYS_EITHER_SIDE)))) {
            findings.add(Rule.DATE_OUTSIDE_CAMPAIGN, section.place(name), section.written(name), campaign.year());
        }
    }
}

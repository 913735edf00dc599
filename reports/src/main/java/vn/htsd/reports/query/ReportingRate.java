package vn.htsd.reports.query;

import java.util.List;

/** How many of the expected reporters of one level reported, in the whole country. */
public record ReportingRate(
        String level,
        long expected,
        long ownReport,
        long covered,
        long returned,
        long missing,
        long onTime,
        long late,
        long notAssessed,
        boolean deadlineAssumed) {
    private static final String SQL =
            """
            SELECT level, expected, own_report, covered, returned, missing, on_time, late, not_assessed, deadline_assumed
            FROM reporting_summary
            WHERE campaign_year = ? AND province_key LIKE 'VN@%'
            ORDER BY CASE level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END
            """;

    public static List<ReportingRate> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new ReportingRate(
                        row.text("level"),
                        row.numberOrZero("expected"),
                        row.numberOrZero("own_report"),
                        row.numberOrZero("covered"),
                        row.numberOrZero("returned"),
                        row.numberOrZero("missing"),
                        row.numberOrZero("on_time"),
                        row.numberOrZero("late"),
                        row.numberOrZero("not_assessed"),
                        row.flag("deadline_assumed")),
                campaign);
    }
}

package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.table.Tables;
import vn.htsd.reports.figure.Origin;

/**
 * A figure on another year's geography: the fact rows of the localities that came wholly to it, and of each one that was
 * divided the share that did, by the rule of {@code crosswalk}.
 */
final class TrendLines {
    private static final Map<String, String> FACTS =
            Map.of("participants", "fact_participants", "classes", "fact_classes", "amount_vnd", "fact_funding");
    /** What a figure is divided by: shares are whole numbers cell by cell. */
    private static final Map<String, String> CELLS = Map.of(
            "participants", "activity_group, population_group, mode",
            "classes", "activity_group, mode",
            "amount_vnd", "funding_source");

    private final Answers answers;

    TrendLines(Answers answers) {
        this.answers = answers;
    }

    /** Only a build that publishes its crosswalk can say where a figure of another geography came from. */
    static boolean resolves(Origin.Selected from) {
        return from.table().equals("trend")
                && from.column().equals("value")
                && from.aggregate() == Origin.Aggregate.SUM
                && Tables.PUBLISHED.stream().anyMatch(table -> table.name().equals("crosswalk"));
    }

    MartLines.Resolved of(Origin.Selected from) {
        var facts = new ArrayList<Origin.Selected>();
        var divided = new ArrayList<Origin.Selected>();
        var lines = new ArrayList<Line>();
        for (var row :
                answers.of("SELECT measure, level, target_campaign, locality_key, undetailed, campaign_year FROM trend"
                        + " WHERE (" + from.where() + "\n) AND value IS NOT NULL ORDER BY ALL")) {
            var measure = row.textOr("measure", "");
            var sources = sources(row);
            facts.add(of(measure, row, sources, "portion = 1"));
            divided.add(of(measure, row, sources, "portion < 1"));
            lines.addAll(divided(row, measure, sources));
        }
        return new MartLines.Resolved(facts, lines, divided);
    }

    private static Origin.Selected of(String measure, Answers.Found row, String sources, String portion) {
        return Origin.sum(
                FACTS.getOrDefault(measure, ""),
                measure,
                "campaign_year = " + row.year() + " AND locality_key IN (SELECT from_key FROM (" + sources + ") WHERE "
                        + portion + ")");
    }

    /** {@code from_key, portion}: what part of each unit of the year came to the place of the row; 1 is all of it. */
    private static String sources(Answers.Found row) {
        return "SELECT from_key, sum(numerator) / max(denominator) AS portion FROM crosswalk WHERE " + crosswalk(row)
                + " AND " + lands(row) + " GROUP BY from_key";
    }

    private static String crosswalk(Answers.Found row) {
        return "campaign_year = " + row.year() + " AND target_campaign = " + row.number("target_campaign");
    }

    /** Whether a row of the crosswalk leads to the place of the row. */
    private static String lands(Answers.Found row) {
        var place = Answers.quoted(row.textOr("locality_key", LocalityCatalogue.NATION.key()));
        boolean undetailed = "true".equals(row.text("undetailed"));
        return switch (row.textOr("level", "nation")) {
            case "nation" -> "true";
            case "province" -> undetailed ? "to_province_key IS NULL" : within(place);
            // What is known of a province alone is also what its districts sent themselves.
            default -> undetailed ? "to_level <> 'commune' AND " + within(place) : "to_key = " + place;
        };
    }

    private static String within(String province) {
        return province.equals(Answers.quoted(LocalityCatalogue.NATION.key()))
                ? "to_province_key IS NULL"
                : "to_province_key = " + province;
    }

    /** One line a unit that was divided: how much of it came here, of how much, by which share. */
    private List<Line> divided(Answers.Found row, String measure, String sources) {
        var cells = CELLS.getOrDefault(measure, "");
        var lines = new ArrayList<Line>();
        for (var part : answers.of(
                """
                WITH came AS (%1$s),
                cell AS (SELECT locality_key, %2$s, CAST(sum(%3$s) AS HUGEINT) AS whole_value FROM %4$s
                  WHERE campaign_year = %5$d AND locality_key IN (SELECT from_key FROM came WHERE portion < 1)
                  GROUP BY locality_key, %2$s),
                share AS (SELECT c.*, abs(c.whole_value) AS value, x.to_key, x.to_code, x.to_level, x.to_province_key,
                    abs(c.whole_value) * x.numerator // x.denominator AS whole,
                    abs(c.whole_value) * x.numerator %% x.denominator AS remainder
                  FROM cell c JOIN crosswalk x ON x.from_key = c.locality_key AND %6$s),
                ranked AS (SELECT *, value - sum(whole) OVER of_cell AS left_over,
                    row_number() OVER (of_cell ORDER BY remainder DESC, to_code) AS place
                  FROM share WINDOW of_cell AS (PARTITION BY locality_key, %2$s)),
                landed AS (SELECT locality_key, sum(sign(whole_value) * (whole + CASE WHEN place <= left_over THEN 1 ELSE 0 END)) AS value
                  FROM ranked WHERE %7$s GROUP BY locality_key)
                SELECT %5$d AS campaign_year, l.code, l.full_name AS name, landed.value,
                  CAST(round(100 * came.portion, 2) AS VARCHAR) || '%%' AS status
                FROM landed JOIN came ON came.from_key = landed.locality_key
                JOIN dim_locality l ON l.locality_key = landed.locality_key ORDER BY l.code
                """
                        .formatted(
                                sources,
                                cells,
                                measure,
                                FACTS.getOrDefault(measure, ""),
                                row.year(),
                                crosswalk(row).replace("campaign_year", "x.campaign_year"),
                                lands(row)))) {
            lines.add(MartLines.counted("crosswalk", measure, part, part.number("value")));
        }
        return lines;
    }
}

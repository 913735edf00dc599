package vn.htsd.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;

/**
 * A small believable country in a warehouse: the shipped provinces, one report from each and a few units below, three
 * campaigns. Facts are made by a formula of province, group and year; marts are sums over them, made here by SQL of its
 * own so that reports are compared with something else than themselves.
 */
final class Country implements AutoCloseable {
    private static final List<Integer> CAMPAIGNS = List.of(2023, 2024, 2025);

    private final Connection db;

    private Country(Connection db) {
        this.db = db;
    }

    /** Writes a warehouse to {@code file}; {@code shape} may change it before the marts are summed. */
    static void write(Path file, String... shape) {
        try {
            Files.copy(Facts.FILE, file);
            try (var country = open(file)) {
                for (var statement : shape) {
                    country.sql(statement);
                }
                country.marts();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Dimensions and facts are made once; every warehouse begins as a copy of them. */
    private static final class Facts {
        static final Path FILE = make();

        private static Path make() {
            try {
                var file = Files.createTempDirectory("country").resolve("facts.duckdb");
                try (var country = open(file)) {
                    for (var table : Tables.PUBLISHED) {
                        for (var line : table.ddl()) {
                            country.sql(line);
                        }
                    }
                    country.dimensions();
                    country.facts();
                }
                file.toFile().deleteOnExit();
                return file;
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Shapes the country so that in 2025 Cao Bằng has three communes: one with a unit of its own line, one of the province's and
     * a missing one, one that is late, and one that sent nothing.
     */
    static String[] withCommunes() {
        var province = "(SELECT locality_key FROM dim_locality WHERE code = '04' AND level = 'province')";
        var statements = new ArrayList<String>();
        for (var commune : List.of("01273 Bảo Lâm", "01276 Bảo Lạc", "01279 Lý Bôn")) {
            var code = commune.substring(0, 5);
            var name = commune.substring(6);
            statements.add("INSERT INTO dim_locality VALUES ('" + code + "@2025-07-01', '" + code + "', '" + name
                    + "', 'xã " + name + "', 'commune', 'commune', " + province + ", " + province
                    + ", DATE '2025-07-01', NULL)");
            statements.add(
                    "INSERT INTO dim_reporter VALUES ('" + code + "@2025-07-01', '" + code + "', 'UBND xã " + name
                            + "', 'people_committee', 'commune', '" + code
                            + "@2025-07-01', '04', DATE '2025-07-01', NULL, true,"
                            + " false)");
        }
        statements.add(
                """
                INSERT INTO fact_reporting VALUES
                  (2025, '01273@2025-07-01', '01273@2025-07-01', 'commune', true, TIMESTAMPTZ '2025-10-10 02:00:00+00',
                   DATE '2025-10-15', false, 'reported', 'on_time', 1, NULL),
                  (2025, '01276@2025-07-01', '01276@2025-07-01', 'commune', true, TIMESTAMPTZ '2025-10-17 02:00:00+00',
                   DATE '2025-10-15', false, 'reported', 'late', 1, NULL),
                  (2025, '01279@2025-07-01', '01279@2025-07-01', 'commune', true, NULL, DATE '2025-10-15', false,
                   'missing', NULL, NULL, NULL),
                  (2025, 'U04-9@2025-07-01', '01273@2025-07-01', 'unit', true, NULL, DATE '2025-10-05', true, 'missing',
                   NULL, NULL, NULL)""");
        statements.add(
                "INSERT INTO dim_reporter VALUES ('U04-9@2025-07-01', 'U04-9', 'Trường Tiểu học Nà Tốm', 'primary',"
                        + " 'unit', '01273@2025-07-01', '01273', DATE '2025-07-01', NULL, true, false)");
        statements.addAll(moved("U04-1", "01273", "01273"));
        statements.addAll(moved("U04-2", "01273", "04"));
        statements.addAll(moved("U04-3", "01276", "01276"));
        statements.add(
                "INSERT INTO submission SELECT 2025, submission_id, 'abc', 'tệp.xlsx', received_at, 'mail', 'Trường',"
                        + " 'accepted', reporter_key, 'HTSD-A/2025', 'direct', 1, NULL, 'held', NULL, NULL, '5/KH', NULL, NULL,"
                        + " NULL, NULL, NULL, NULL, NULL, NULL, NULL, true FROM fact_reporting WHERE campaign_year = 2025 AND reporter_key LIKE 'U04-%'"
                        + " AND submission_id IS NOT NULL");
        return statements.toArray(String[]::new);
    }

    /** In 2025 the unit lies in a commune and reports to it, or to the province. */
    private static List<String> moved(String unit, String commune, String reportsTo) {
        var key = "'" + commune + "@2025-07-01'";
        var rows = " WHERE campaign_year = 2025 AND reporter_key LIKE '" + unit + "@%'";
        var statements = new ArrayList<String>();
        statements.add("UPDATE dim_reporter SET locality_key = " + key + ", reports_to = '" + reportsTo
                + "' WHERE code = '" + unit + "'");
        for (var table : List.of("fact_participants", "fact_participants_female", "fact_classes", "fact_funding")) {
            statements.add("UPDATE " + table + " SET locality_key = " + key
                    + (reportsTo.equals(commune) ? ", node_key = " + key : "") + rows);
        }
        for (var table : List.of("fact_opening", "fact_reporting", "narrative")) {
            statements.add("UPDATE " + table + " SET locality_key = " + key + rows);
        }
        return statements;
    }

    private static Country open(Path file) throws SQLException {
        return new Country(DriverManager.getConnection("jdbc:duckdb:" + file));
    }

    private void sql(String statement) throws SQLException {
        try (var each = db.createStatement()) {
            each.execute(statement);
        }
    }

    private void insert(String table, List<List<@Nullable Object>> rows) throws SQLException {
        for (var row : rows) {
            var marks = String.join(", ", java.util.Collections.nCopies(row.size(), "?"));
            try (var insert = db.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.execute();
            }
        }
    }

    private void dimensions() throws SQLException {
        var reference = Reference.shipped();
        var localities = new ArrayList<List<@Nullable Object>>();
        for (var each : reference.localities().all()) {
            if (each.level() == LocalityLevel.NATION || each.level() == LocalityLevel.PROVINCE) {
                localities.add(row(
                        each.key(),
                        each.code(),
                        each.name(),
                        each.fullName(),
                        each.type(),
                        each.level().code(),
                        each.parentKey(),
                        each.provinceKey(),
                        each.validFrom(),
                        each.validTo()));
            }
        }
        insert("dim_locality", localities);
        var changes = new ArrayList<List<@Nullable Object>>();
        for (var each : reference.localities().changes()) {
            if (reference.localities().byKey(each.fromKey()).orElseThrow().level() == LocalityLevel.PROVINCE) {
                changes.add(row(
                        each.fromKey(), each.toKey(), each.effectiveDate(), each.kind(), each.weight(), each.basis()));
            }
        }
        insert("locality_change", changes);
        for (var list : List.of("activity_group", "population_group", "funding_source", "mode")) {
            insert("dim_" + list, codes(FormCatalogue.shipped().codeList(list)));
        }
        for (int year : CAMPAIGNS) {
            var campaign = reference.campaigns().of(year).orElseThrow();
            insert(
                    "dim_campaign",
                    List.of(row(
                            year,
                            campaign.theme(),
                            campaign.weekStart(),
                            campaign.weekEnd(),
                            campaign.form(),
                            campaign.supplementary(),
                            null,
                            campaign.cutOff())));
            var basis = new ArrayList<List<@Nullable Object>>();
            for (var each : campaign.legalBasis()) {
                basis.add(row(year, each.scope(), each.scopeCode(), each.document()));
            }
            insert("campaign_legal_basis", basis);
        }
    }

    private static List<List<@Nullable Object>> codes(CodeList list) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var entry : list.entries()) {
            rows.add(row(entry.code(), entry.vi(), entry.en(), rows.size() + 1));
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(java.util.Arrays.asList(cells));
    }

    private void facts() throws SQLException {
        sql(
                """
            CREATE TEMP TABLE place AS
            SELECT c.campaign_year AS y, l.locality_key AS k, l.code, CAST(l.code AS INTEGER) AS n, c.week_start, c.week_end
            FROM dim_campaign c JOIN dim_locality l ON l.level = 'province'
              AND c.week_start >= l.valid_from AND (l.valid_to IS NULL OR c.week_start < l.valid_to)""");
        sql(
                """
            INSERT INTO dim_reporter
            SELECT locality_key, code, full_name, 'people_committee', 'province', locality_key, 'VN', valid_from, valid_to, true, false
            FROM dim_locality WHERE level = 'province'
            UNION ALL
            SELECT 'U' || code || '-' || u || '@2022-10-01', 'U' || code || '-' || u, 'Trường THCS số ' || u, 'lower_secondary', 'unit',
              locality_key, code, valid_from, valid_to, true, false
            FROM dim_locality, range(1, 6) t(u) WHERE level = 'province' AND valid_from = DATE '2022-10-01'
            UNION ALL
            SELECT 'U' || code || '-' || u || '@2025-07-01', 'U' || code || '-' || u, 'Trường THCS số ' || u, 'lower_secondary', 'unit',
              locality_key, code, valid_from, valid_to, true, false
            FROM dim_locality, range(1, 6) t(u) WHERE level = 'province' AND valid_from > DATE '2022-10-01'
              AND valid_from <= DATE '2025-07-01'""");
        sql(
                """
            INSERT INTO fact_reporting
            SELECT p.y, r.reporter_key, p.k, r.level, true,
              CASE WHEN r.level = 'province' AND p.n % 17 = 3 THEN NULL
                ELSE CAST(p.week_end AS TIMESTAMP) + to_days(CAST(4 + p.n % 13 AS INTEGER)) + INTERVAL 9 HOUR END,
              make_date(p.y, 10, 20), p.y < 2025 OR r.level = 'unit',
              CASE WHEN r.level = 'province' AND p.n % 17 = 3 THEN 'missing'
                WHEN r.level = 'unit' AND p.n % 5 = 1 AND r.code LIKE '%-5' THEN 'missing' ELSE 'reported' END,
              CASE WHEN p.y < 2025 OR r.level = 'unit' THEN 'not_assessed' WHEN p.n % 13 > 9 THEN 'late' ELSE 'on_time' END,
              1, 'S-' || p.y || '-' || r.reporter_key
            FROM place p JOIN dim_reporter r ON r.locality_key = p.k""");
        sql(
                "UPDATE fact_reporting SET timeliness = NULL, submission_id = NULL, revision = NULL WHERE status = 'missing'");
        sql(
                """
            INSERT INTO fact_participants
            SELECT f.campaign_year, f.reporter_key, p.k, p.k, a.code, g.code, m.code, 'reported',
              100 + (p.n * 37 + a.sort * 911 + g.sort * 173 + f.campaign_year * 59 + CAST(right(split_part(f.reporter_key, '@', 1), 1) AS INTEGER) * 401) % 1999
              + (p.n % 9) * (f.campaign_year - 2020) * 60,
              false, f.submission_id, NULL, 'tệp.xlsx!Hoạt động!L5'
            FROM fact_reporting f JOIN place p ON p.y = f.campaign_year AND p.k = f.locality_key
            JOIN dim_activity_group a ON a.code <> 'unspecified' AND (f.campaign_year > 2023 OR a.code IN ('opening', 'other'))
            JOIN dim_population_group g ON (g.code <> 'unspecified') = (f.campaign_year > 2023)
            JOIN dim_mode m ON m.code = CASE (p.n + a.sort) % 4 WHEN 0 THEN 'online' WHEN 1 THEN 'hybrid' ELSE 'in_person' END
            WHERE f.status = 'reported' AND f.level = 'unit'""");
        sql(
                """
            INSERT INTO fact_participants_female
            SELECT campaign_year, reporter_key, locality_key, node_key, activity_group, mode, sum(participants) // 2,
              any_value(submission_id), any_value(source_ref)
            FROM fact_participants WHERE campaign_year = 2025 AND reporter_key LIKE '%-1@%' GROUP BY ALL""");
        sql(
                """
            INSERT INTO fact_classes
            SELECT DISTINCT campaign_year, reporter_key, locality_key, node_key, activity_group, mode, 'reported',
              1 + length(activity_group) + campaign_year % 7,
              CASE WHEN activity_group = 'recognition' THEN NULL ELSE 3 + length(activity_group) END, 2,
              submission_id, NULL, 'tệp.xlsx!Hoạt động!J5'
            FROM fact_participants""");
        sql(
                """
            INSERT INTO fact_funding
            SELECT f.campaign_year, f.reporter_key, p.k, p.k, s.code, 'reported',
              1500000 * (1 + (p.n * 7 + s.sort * 5 + f.campaign_year) % 23) + 250000, false, f.submission_id, NULL, 'tệp.xlsx!Kinh phí!D4'
            FROM fact_reporting f JOIN place p ON p.y = f.campaign_year AND p.k = f.locality_key
            JOIN dim_funding_source s ON s.code <> 'unspecified' AND (f.campaign_year > 2024 OR s.code <> 'programme')
            WHERE f.status = 'reported' AND f.level = 'unit'""");
        sql(
                """
            INSERT INTO fact_opening
            SELECT f.campaign_year, f.reporter_key, p.k,
              CASE WHEN p.n % 11 = 0 THEN NULL ELSE p.week_start + CAST(p.n % 9 - 1 AS INTEGER) END,
              CASE p.n % 5 WHEN 0 THEN 'rally' WHEN 1 THEN 'flag_salute' WHEN 2 THEN 'extracurricular' WHEN 3 THEN 'other' END,
              x.participants, CASE p.n % 4 WHEN 0 THEN 'exceeded' WHEN 1 THEN 'achieved' WHEN 2 THEN 'not_achieved' END,
              f.submission_id, 'tệp.xlsx!Khai mạc!B2'
            FROM fact_reporting f JOIN place p ON p.y = f.campaign_year AND p.k = f.locality_key
            JOIN (SELECT campaign_year, reporter_key, sum(participants) AS participants FROM fact_participants
                  WHERE activity_group = 'opening' GROUP BY ALL) x ON x.campaign_year = f.campaign_year AND x.reporter_key = f.reporter_key""");
        sql(
                """
            INSERT INTO narrative
            SELECT f.campaign_year, f.reporter_key, f.locality_key, f.submission_id, s, 'Nội dung.', 'tệp.xlsx!Đánh giá!B2'
            FROM fact_reporting f, unnest(['narrative.direction', 'narrative.preparation', 'narrative.communication',
              'assessment.advantages', 'assessment.difficulties', 'proposals.ministry', 'proposals.province', 'proposals.commune']) t(s)
            WHERE f.submission_id IS NOT NULL AND (length(s) + length(f.reporter_key) + f.campaign_year) % 3 > 0""");
        sql(
                """
            INSERT INTO fact_reconciliation
            SELECT y, k, 'province', 'participants', 500, CASE n % 3 WHEN 0 THEN 500 WHEN 1 THEN 700 ELSE 400 END, NULL, 0,
              CASE n % 3 WHEN 1 THEN 700 ELSE 500 END, CASE n % 3 WHEN 1 THEN 200 ELSE 0 END, 0, 5, 4,
              CASE n % 3 WHEN 0 THEN 'agrees' WHEN 1 THEN 'declared_above' ELSE 'declared_below' END,
              CASE WHEN y = 2025 AND code = '04' THEN 'QD-1' END
            FROM place""");
        sql(
                """
            INSERT INTO decision VALUES ('QD-1', TIMESTAMPTZ '2025-10-19 10:00:00+00', 'chuyên viên', 2025, '04', 'participants',
              'accept_detail', 'số tổng hợp ghi nhầm một chữ số', 'Công văn số 12/SGDĐT')""");
        sql(
                """
            INSERT INTO build VALUES ('b1', NULL, TIMESTAMPTZ '2025-10-20 10:00:00+00', 1000, 'd', '0.1.0', true,
                                      30, 0.9, 0.2)""");
    }

    private void marts() throws SQLException {
        sql(
                """
            CREATE TEMP TABLE total AS
            WITH scope AS (SELECT campaign_year AS y, locality_key AS k, locality_key AS at FROM fact_reporting GROUP BY ALL
              UNION ALL SELECT campaign_year, 'VN', locality_key FROM fact_reporting GROUP BY ALL
              UNION ALL SELECT f.campaign_year, l.province_key, l.locality_key FROM fact_reporting f
                JOIN dim_locality l USING (locality_key) WHERE l.level = 'commune' GROUP BY ALL)
            SELECT s.y, s.k,
              (SELECT sum(participants) FROM fact_participants f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS participants,
              (SELECT sum(classes) FROM fact_classes f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS classes,
              (SELECT sum(sessions) FROM fact_classes f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS sessions,
              (SELECT sum(activities) FROM fact_classes f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS activities,
              (SELECT sum(amount_vnd) FROM fact_funding f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS amount_vnd,
              (SELECT count(*) FROM fact_opening f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS openings,
              (SELECT sum(participants) FROM fact_opening f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS opening_participants,
              (SELECT count(*) FROM fact_reporting f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k) AS expected,
              (SELECT count(*) FROM fact_reporting f JOIN scope t ON t.at = f.locality_key AND t.y = f.campaign_year WHERE t.y = s.y AND t.k = s.k AND status <> 'missing') AS covered
            FROM (SELECT DISTINCT y, k FROM scope) s""");
        var measures = "participants, classes, sessions, activities, amount_vnd, openings, opening_participants,"
                + " covered AS plans, expected, covered AS received, covered, covered / expected AS coverage";
        sql("INSERT INTO national_summary SELECT y, " + measures + ", true FROM total WHERE k = 'VN'");
        sql(
                "INSERT INTO locality_summary SELECT t.y, t.k, l.code, l.name, l.full_name, l.level, l.parent_key, l.province_key,"
                        + " coalesce(f.status, 'missing'), "
                        + measures.replace("covered", "t.covered")
                                .replace("AS t.covered", "AS covered")
                                .replace("expected AS", "expected AS")
                                .replace("t.covered / expected", "t.covered / t.expected")
                                .replace(", expected,", ", t.expected,")
                        + ", true"
                        + " FROM total t JOIN dim_locality l ON l.locality_key = t.k"
                        + " LEFT JOIN fact_reporting f ON f.campaign_year = t.y AND f.reporter_key = t.k");
        var province = "(SELECT l.province_key FROM dim_locality l WHERE l.locality_key = fact_reporting.locality_key)";
        for (var scope : List.of(province, "'VN@1900-01-01'")) {
            sql("INSERT INTO reporting_summary SELECT campaign_year, " + scope + ", level, count(*),"
                    + " count(*) FILTER (status = 'reported'), count(*) FILTER (status <> 'missing'), 0,"
                    + " count(*) FILTER (status = 'missing'), count(*) FILTER (timeliness = 'on_time'),"
                    + " count(*) FILTER (timeliness = 'late'), count(*) FILTER (timeliness = 'not_assessed'), bool_or(deadline_assumed)"
                    + " FROM fact_reporting GROUP BY ALL");
        }
        sql(
                """
            INSERT INTO reporting_rate
            SELECT campaign_year, locality_key, level, count(*), count(*) FILTER (status = 'reported'),
              count(*) FILTER (status = 'reported') / count(*), count(*) FILTER (status <> 'missing'),
              count(*) FILTER (status <> 'missing') / count(*), count(*) FILTER (status = 'missing'),
              count(*) FILTER (timeliness = 'on_time'), count(*) FILTER (timeliness = 'late'),
              count(*) FILTER (timeliness = 'not_assessed')
            FROM fact_reporting GROUP BY ALL""");
        sql(
                """
            INSERT INTO trend
            WITH RECURSIVE line AS (
              SELECT t.y, t.k AS source, t.k AS at FROM total t WHERE k IN (SELECT locality_key FROM dim_locality WHERE level = 'province')
              UNION ALL SELECT y, source, c.to_key FROM line JOIN locality_change c ON c.from_key = line.at AND c.effective_date <= DATE '2025-10-01'
                AND c.effective_date > make_date(y, 10, 2)),
            target AS (SELECT line.y, line.source, l.locality_key, l.code, l.name, 'province' AS level FROM line
              JOIN dim_locality l ON l.locality_key = line.at AND l.valid_from <= DATE '2025-10-01' AND (l.valid_to IS NULL OR l.valid_to > DATE '2025-10-01')
              UNION ALL SELECT y, k, 'VN@1900-01-01', 'VN', 'Việt Nam', 'nation' FROM total WHERE k = 'VN'),
            value AS (
              SELECT m AS measure, g.level, g.locality_key, g.code, g.name, g.y,
                sum(CASE m WHEN 'participants' THEN t.participants WHEN 'classes' THEN t.classes ELSE t.amount_vnd END) AS value,
                sum(t.covered) / sum(t.expected) AS coverage
              FROM target g JOIN total t ON t.y = g.y AND t.k = g.source, unnest(['participants', 'classes', 'amount_vnd']) u(m)
              GROUP BY ALL),
            change AS (SELECT *, lag(value) OVER w AS was, lag(coverage) OVER w AS coverage_was FROM value WINDOW w AS (PARTITION BY measure, locality_key ORDER BY y)),
            judged AS (SELECT *, CASE WHEN was IS NULL OR was < 30 OR value IS NULL THEN 'base' WHEN least(coverage, coverage_was) < 0.9 THEN 'coverage' END AS reason FROM change)
            SELECT measure, level, 2025, locality_key, code, name, false, y, value,
              CASE WHEN was >= 30 THEN value - was END, CASE WHEN was >= 30 THEN (value - was) / was END,
              CASE WHEN reason IS NULL AND level = 'province' THEN rank() OVER (PARTITION BY measure, level, y, reason IS NULL ORDER BY (value - was) / was DESC) END,
              0, value, value, coverage, CASE WHEN level = 'nation' AND was >= 30 THEN (value - was) / was * 0.9 END, reason IS NULL, reason,
              CASE WHEN value IS NULL THEN 'L' WHEN reason = 'coverage' THEN 'B' ELSE 'A' END
            FROM judged""");
        sql(
                """
            INSERT INTO trend
            SELECT 'participants', 'province', 2025, 'VN@1900-01-01', 'VN', 'Việt Nam', true, y, v, NULL, NULL, NULL, 0, v, v, NULL,
              NULL, false, CASE WHEN y > 2023 THEN 'undetailed' END, CASE WHEN v IS NULL THEN 'M' ELSE 'A' END
            FROM (VALUES (2023, NULL), (2024, NULL), (2025, 7)) central(y, v)""");
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}

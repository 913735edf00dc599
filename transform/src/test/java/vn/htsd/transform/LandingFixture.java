package vn.htsd.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/** A landed batch written by another program than ours: DuckDB makes the Parquet files that Spark must read. */
final class LandingFixture {
    private static final String REPORT =
            "INSERT INTO report (submission_id, sha256, file_name, ordinal, received_at, status, form, campaign_year,"
                    + " kind, nature, revision, held, reporter_code, provisional, reporter_name, reporter_type,"
                    + " reporter_level, locality_key, reports_to, coverage_expected, coverage_received, plan_number,"
                    + " synthetic) VALUES (%s, %s, %s, 0, %s, %s, 'HTSD-A/2025', %s, %s, 'first', %s, %s, %s, false, %s,"
                    + " 'primary', %s, %s, %s, %s, %s, NULL, true)";

    private final List<String> statements = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final String batch;

    LandingFixture(String batch) {
        this.batch = batch;
    }

    /** What a test says of a report; every field has a harmless default. */
    static final class ReportRow {
        private final Map<String, Object> values = new java.util.HashMap<>(Map.of(
                "year", 2025,
                "kind", "direct",
                "revision", 1,
                "status", "accepted",
                "held", "held",
                "level", "unit",
                "received", "2025-10-09 08:00:00+07"));

        ReportRow with(String name, Object value) {
            values.put(name, value);
            return this;
        }
    }

    /** An accepted direct report of 2025 from a unit, unless the row says otherwise. */
    LandingFixture report(String id, String reporter, String localityKey, String reportsTo, ReportRow row) {
        var values = row.values;
        statements.add(REPORT.formatted(
                text(id),
                text(id + "-sha"),
                text(id + ".xlsx"),
                text(values.get("received")),
                text(values.get("status")),
                values.get("year"),
                text(values.get("kind")),
                values.get("revision"),
                text(values.get("held")),
                text(reporter),
                text("Đơn vị " + reporter),
                text(values.get("level")),
                text(localityKey),
                text(reportsTo),
                values.get("expected"),
                values.get("received_below")));
        return this;
    }

    LandingFixture report(String id, String reporter, String localityKey, String reportsTo) {
        return report(id, reporter, localityKey, reportsTo, new ReportRow());
    }

    /** What a province declares of 2025, with how many it expected to report to it and how many did. */
    LandingFixture province(String id, String code, String localityKey, int expected, int received) {
        var row = new ReportRow()
                .with("kind", "consolidated")
                .with("level", "province")
                .with("expected", expected)
                .with("received_below", received);
        return report(id, code, localityKey, "VN", row);
    }

    /** One activity with a total, of which {@code learners} are learners. */
    LandingFixture activity(String id, int line, String group, long participants, long learners, long classes) {
        statements.add(
                ("INSERT INTO activity (submission_id, line, activity_group, mode, participants, learners, classes,"
                                + " sessions, approximate, source_ref) VALUES (%s, %d, %s, 'in_person', %d, %d, %d, %d, false,"
                                + " %s)")
                        .formatted(
                                text(id),
                                line,
                                text(group),
                                participants,
                                learners,
                                classes,
                                classes,
                                text(id + ".xlsx#A" + line)));
        return this;
    }

    /** The number of a signed document, or the one that a report states. */
    LandingFixture number(String id, String number) {
        statements.add(
                "UPDATE report SET document_number = %s WHERE submission_id = %s".formatted(text(number), text(id)));
        return this;
    }

    /** Sets more columns of what {@code id} landed in {@code table}: {@code "relayed_by = '01477'"}. */
    LandingFixture set(String table, String id, String assignments) {
        statements.add("UPDATE %s SET %s WHERE submission_id = %s".formatted(table, assignments, text(id)));
        return this;
    }

    LandingFixture photo(String id, String sha256) {
        statements.add("INSERT INTO photo VALUES (%s, %s, %s, 800, 600, 90000, NULL)"
                .formatted(text(id), text(sha256), text(id + ".xlsx#xl/media/image1.png")));
        return this;
    }

    LandingFixture funding(String id, int line, String source, long amount) {
        statements.add("INSERT INTO funding VALUES (%s, %d, %s, NULL, %d, 0, NULL, false, %s)"
                .formatted(text(id), line, text(source), amount, text(id + ".xlsx#B" + line)));
        return this;
    }

    /** A row of {@code table} that the report had when its control totals were taken and that is not in the batch. */
    LandingFixture lose(String table, String id, int line) {
        losses.add("DELETE FROM %s WHERE submission_id = %s AND line = %d".formatted(table, text(id), line));
        return this;
    }

    /** Writes the batch where {@code ingest} would. */
    void writeTo(Workspace workspace) throws IOException, SQLException {
        Path directory = Files.createDirectories(workspace.landing().resolve(batch));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (TableSpec table : Tables.LANDING) {
                statement.execute(table.ddl().get(0));
            }
            for (var each : statements) {
                statement.execute(each);
            }
            statement.execute(LandedTotals.SQL);
            for (var each : losses) {
                statement.execute(each);
            }
            for (TableSpec table : Tables.LANDING) {
                statement.execute(
                        "COPY " + table.name() + " TO '" + directory.resolve(table.name() + ".parquet") + "'");
            }
        }
        Files.writeString(
                directory.resolve("batch.json"),
                "{\"batch\": \"" + batch + "\", \"digest\": \"" + statements.hashCode() + "\"}");
    }

    /** The rows of an answer, each with its cells side by side. */
    static List<String> query(Path warehouse, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
                found.add(cells.stream().map(String::valueOf).collect(Collectors.joining("|")));
            }
        }
        return found;
    }

    private static String text(Object value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}

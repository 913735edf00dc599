package vn.htsd.transform.oracle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.LandedTotals;

/** Lands seasons as {@code ingest} would, in two batches: DuckDB makes the Parquet files from plain CSV. */
final class LandingWriter {
    private static final int BATCHES = 2;
    private static final String REPORT =
            "submission_id,sha256,file_name,ordinal,received_at,status,form,campaign_year,kind,nature,revision,held,"
                    + "reporter_code,provisional,reporter_name,reporter_type,reporter_level,locality_key,reports_to,counted_in,"
                    + "relayed_by,coverage_expected,coverage_received,duplicates_participants,duplicates_classes,"
                    + "duplicates_amount_vnd,synthetic";
    private static final String ACTIVITY =
            "submission_id,line,activity_group,mode,classes,sessions,participants,officials,teachers,learners,workers,"
                    + "armed_forces,residents,female,approximate,source_ref";
    private static final String FUNDING =
            "submission_id,line,funding_source,amount_vnd,half_digit_vnd,approximate,source_ref";

    private final Path scratch;

    private LandingWriter(Path scratch) {
        this.scratch = scratch;
    }

    static void write(List<Season> seasons, Workspace workspace) throws IOException, SQLException {
        write(seasons, workspace, sha -> List.of(Math.floorMod(sha.hashCode(), BATCHES)), BATCHES);
    }

    /** @param batchesOf in which batches a file lies, by its hash: more than one where it came again */
    static void write(List<Season> seasons, Workspace workspace, Function<String, List<Integer>> batchesOf, int batches)
            throws IOException, SQLException {
        for (int batch = 0; batch < batches; batch++) {
            var writer = new LandingWriter(
                    Files.createDirectories(workspace.scratch().resolve("csv-" + batch)));
            writer.writeCsv(seasons, batch, batchesOf);
            writer.writeParquet(Files.createDirectories(workspace.landing().resolve("batch-" + batch)), seasons.size());
        }
    }

    private void writeCsv(List<Season> seasons, int batch, Function<String, List<Integer>> batchesOf)
            throws IOException {
        try (var reports = open("report", REPORT);
                var activities = open("activity", ACTIVITY);
                var funding = open("funding", FUNDING)) {
            for (var season : seasons) {
                for (var report : season.reports()) {
                    // The rows of one file lie in one batch.
                    if (batchesOf.apply(report.receipt().sha()).contains(batch)) {
                        write(reports, reportCells(season, report));
                        writeFigures(report, activities, funding);
                    }
                }
            }
        }
    }

    private BufferedWriter open(String table, String header) throws IOException {
        var writer = Files.newBufferedWriter(scratch.resolve(table + ".csv"));
        writer.write(header);
        writer.newLine();
        return writer;
    }

    private static List<@Nullable Object> reportCells(Season season, Filed report) {
        var receipt = report.receipt();
        var sender = report.sender();
        boolean document = receipt.status() == Filed.Status.DOCUMENT;
        return cells(
                receipt.id(),
                receipt.sha(),
                receipt.sha().substring(0, 8) + ".xlsx",
                0,
                receipt.received(),
                receipt.status().code(),
                document ? null : report.form(),
                season.year(),
                report.kind() == null ? null : report.kind().code(),
                document ? null : "first",
                document ? null : report.revision(),
                document ? null : report.nil() ? "not_held" : "held",
                sender.code(),
                false,
                "Đơn vị " + sender.code(),
                sender.level().equals("unit") ? "primary" : "people_committee",
                sender.level(),
                sender.localityKey(),
                sender.reportsTo(),
                report.countedIn(),
                receipt.relayedBy(),
                report.expected(),
                report.expected(),
                report.duplicates().get(Family.PARTICIPANTS),
                report.duplicates().get(Family.CLASSES),
                report.duplicates().get(Family.FUNDING),
                true);
    }

    private static void writeFigures(Filed report, BufferedWriter activities, BufferedWriter funding)
            throws IOException {
        int number = 0;
        for (var line : report.lines()) {
            var row = cells(
                    report.receipt().id(),
                    number++,
                    line.group(),
                    line.mode(),
                    line.classes(),
                    line.sessions(),
                    line.participants());
            Codes.POPULATION
                    .subList(0, 6)
                    .forEach(group -> row.add(line.groups().get(group)));
            row.addAll(cells(line.female(), false, "A" + number));
            write(activities, row);
        }
        number = 0;
        for (var money : report.money()) {
            write(
                    funding,
                    cells(
                            report.receipt().id(),
                            number++,
                            money.source(),
                            money.amount(),
                            money.halfDigit(),
                            false,
                            "B" + number));
        }
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return new ArrayList<>(java.util.Arrays.asList(cells));
    }

    private static void write(BufferedWriter writer, List<@Nullable Object> cells) throws IOException {
        writer.write(String.join(
                ",",
                cells.stream().map(cell -> cell == null ? "" : cell.toString()).toList()));
        writer.newLine();
    }

    private void writeParquet(Path directory, int seasons) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (TableSpec table : Tables.LANDING) {
                statement.execute(table.ddl().get(0));
                var csv = scratch.resolve(table.name() + ".csv");
                if (Files.exists(csv)) {
                    statement.execute("INSERT INTO " + table.name() + " BY NAME SELECT * FROM read_csv('" + csv
                            + "', all_varchar = true, header = true, nullstr = '')");
                }
            }
            statement.execute(LandedTotals.SQL);
            for (TableSpec table : Tables.LANDING) {
                statement.execute(
                        "COPY " + table.name() + " TO '" + directory.resolve(table.name() + ".parquet") + "'");
            }
        }
        Files.writeString(
                directory.resolve("batch.json"),
                "{\"batch\": \"%s\", \"digest\": \"%s of %d seasons\"}"
                        .formatted(directory.getFileName(), directory.getFileName(), seasons));
    }
}

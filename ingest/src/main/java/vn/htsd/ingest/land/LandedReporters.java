package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.bootstrap.Sighting;
import vn.htsd.data.report.Level;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/**
 * The units that the landed batches tell of.
 *
 * @param sightings one for every accepted report of a unit
 * @param onlyReturned codes of units all of whose reports so far went back
 */
public record LandedReporters(List<Sighting> sightings, Set<String> onlyReturned) {
    private static final Set<String> COLUMNS = Set.of(
            "submission_id",
            "received_at",
            "status",
            "campaign_year",
            "reporter_code",
            "provisional",
            "reporter_name",
            "reporter_type",
            "reporter_level",
            "locality_key",
            "reports_to");

    public LandedReporters {
        sightings = List.copyOf(sightings);
        onlyReturned = Set.copyOf(onlyReturned);
    }

    public static LandedReporters of(Workspace workspace) throws IOException {
        var sightings = new ArrayList<Sighting>();
        var returned = new HashSet<String>();
        if (Files.isDirectory(workspace.landing())) {
            try (var batches = Files.newDirectoryStream(workspace.landing(), Files::isDirectory)) {
                for (var batch : batches) {
                    read(BatchTables.file(batch, Tables.LANDED_REPORT.name()), sightings, returned);
                }
            }
        }
        sightings.forEach(seen -> returned.remove(seen.code()));
        return new LandedReporters(sightings, returned);
    }

    private static void read(Path file, List<Sighting> sightings, Set<String> returned) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var rows = new Builder(new LocalInputFile(file)).build()) {
            for (var row = rows.read(); row != null; row = rows.read()) {
                if (Level.UNIT.code().equals(text(row, "reporter_level"))) {
                    take(row, sightings, returned);
                }
            }
        }
    }

    private static void take(Group row, List<Sighting> sightings, Set<String> returned) {
        var code = text(row, "reporter_code");
        var name = text(row, "reporter_name");
        var locality = text(row, "locality_key");
        boolean dated = has(row, "campaign_year");
        if (code != null && "returned".equals(text(row, "status"))) {
            returned.add(code);
        } else if (code != null && name != null && locality != null && dated) {
            sightings.add(new Sighting(
                    row.getInteger("campaign_year", 0),
                    code,
                    name,
                    text(row, "reporter_type"),
                    locality,
                    text(row, "reports_to"),
                    has(row, "provisional") && row.getBoolean("provisional", 0),
                    Instant.EPOCH.plus(row.getLong("received_at", 0), ChronoUnit.MICROS),
                    String.valueOf(text(row, "submission_id"))));
        }
    }

    private static boolean has(Group row, String column) {
        return row.getFieldRepetitionCount(column) > 0;
    }

    private static @Nullable String text(Group row, String column) {
        return has(row, column) ? row.getString(column, 0) : null;
    }

    /** Reads the columns that matter, nothing else. */
    private static final class Builder extends ParquetReader.Builder<Group> {
        Builder(InputFile file) {
            super(file, projection());
        }

        private static ParquetConfiguration projection() {
            var wanted = Tables.LANDED_REPORT.columns().stream()
                    .filter(column -> COLUMNS.contains(column.name()))
                    .map(ParquetTableWriter::type)
                    .toList();
            var configuration = new PlainParquetConfiguration();
            configuration.set(
                    ReadSupport.PARQUET_READ_SCHEMA, new MessageType(Tables.LANDED_REPORT.name(), wanted).toString());
            return configuration;
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}

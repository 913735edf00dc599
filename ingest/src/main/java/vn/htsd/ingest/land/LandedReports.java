package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
import vn.htsd.data.report.Kind;
import vn.htsd.data.table.Tables;

/** Looks up which reports stand, over all landed batches. */
public record LandedReports(Landing landing, Archive archive) {
    private static final Set<String> COLUMNS = Set.of(
            "submission_id",
            "sha256",
            "ordinal",
            "received_at",
            "status",
            "campaign_year",
            "kind",
            "revision",
            "reporter_code",
            "relayed_by");
    private static final Set<String> STANDING = Set.of("accepted", "memo");

    /**
     * An accepted report.
     *
     * @param ordinal its position in its file, from 0
     */
    public record Accepted(
            String submissionId, String sha256, int ordinal, Instant receivedAt, Kind kind, int revision) {
        /** What counts comes first: the highest revision, the later received, the greater content. */
        static final Comparator<Accepted> COUNTS_FIRST = Comparator.comparingInt(Accepted::revision)
                .thenComparing(Accepted::receivedAt)
                .thenComparing(Accepted::sha256)
                .thenComparing(Accepted::submissionId)
                .reversed();
    }

    /** The reports that a reporter itself sent for a year and that stand, by kind; one that was overtaken does not. */
    public Map<Kind, Accepted> standing(String reporter, int campaignYear) throws IOException {
        var standing = new HashMap<Kind, Accepted>();
        for (var batch : landing.batches()) {
            var file = BatchTables.file(batch.directory(), Tables.LANDED_REPORT.name());
            if (Files.exists(file)) {
                read(file, reporter, campaignYear, standing);
            }
        }
        return standing;
    }

    private void read(Path file, String reporter, int campaignYear, Map<Kind, Accepted> standing) throws IOException {
        var columns = new PlainParquetConfiguration();
        columns.set(ReadSupport.PARQUET_READ_SCHEMA, projection().toString());
        try (var rows = new Rows(new LocalInputFile(file), columns).build()) {
            for (var row = rows.read(); row != null; row = rows.read()) {
                if (text(row, "reporter_code").filter(reporter::equals).isPresent()
                        && text(row, "status").filter(STANDING::contains).isPresent()
                        && text(row, "relayed_by").isEmpty()
                        && row.getInteger("campaign_year", 0) == campaignYear) {
                    var found = accepted(row);
                    standing.merge(
                            found.kind(),
                            found,
                            (one, other) -> Accepted.COUNTS_FIRST.compare(one, other) <= 0 ? one : other);
                }
            }
        }
    }

    private Accepted accepted(Group row) throws IOException {
        var sha256 = row.getString("sha256", 0);
        // Bytes that were sent back first and accepted later count from their first receipt.
        var receivedAt = archive.receiptsOf(sha256).stream()
                .map(file -> file.receipt().receivedAt())
                .findFirst()
                .orElse(Instant.EPOCH.plus(row.getLong("received_at", 0), ChronoUnit.MICROS));
        return new Accepted(
                row.getString("submission_id", 0),
                sha256,
                row.getInteger("ordinal", 0),
                receivedAt,
                Kind.valueOf(row.getString("kind", 0).toUpperCase(java.util.Locale.ROOT)),
                row.getFieldRepetitionCount("revision") == 0 ? 1 : row.getInteger("revision", 0));
    }

    private static Optional<String> text(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0 ? Optional.empty() : Optional.of(row.getString(column, 0));
    }

    private static MessageType projection() {
        var all = ParquetTableWriter.schema(Tables.LANDED_REPORT);
        return new MessageType(
                all.getName(),
                all.getFields().stream()
                        .filter(field -> COLUMNS.contains(field.getName()))
                        .toList());
    }

    private static final class Rows extends ParquetReader.Builder<Group> {
        Rows(InputFile file, ParquetConfiguration columns) {
            super(file, columns);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}

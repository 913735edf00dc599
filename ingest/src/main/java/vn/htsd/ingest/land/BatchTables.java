package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.htsd.data.table.Tables;

/** The open files of one batch: the landing tables in one directory, the contacts in another. */
final class BatchTables implements AutoCloseable {
    final ParquetTableWriter report;
    final ParquetTableWriter activity;
    final ParquetTableWriter funding;
    final ParquetTableWriter narrative;
    final ParquetTableWriter extra;
    final ParquetTableWriter finding;
    final ParquetTableWriter photo;
    final ParquetTableWriter contact;

    BatchTables(Path directory, Path contacts) throws IOException {
        this.report = new ParquetTableWriter(Tables.LANDED_REPORT, file(directory, Tables.LANDED_REPORT.name()));
        this.activity = new ParquetTableWriter(Tables.LANDED_ACTIVITY, file(directory, Tables.LANDED_ACTIVITY.name()));
        this.funding = new ParquetTableWriter(Tables.LANDED_FUNDING, file(directory, Tables.LANDED_FUNDING.name()));
        this.narrative =
                new ParquetTableWriter(Tables.LANDED_NARRATIVE, file(directory, Tables.LANDED_NARRATIVE.name()));
        this.extra = new ParquetTableWriter(Tables.LANDED_EXTRA, file(directory, Tables.LANDED_EXTRA.name()));
        this.finding = new ParquetTableWriter(Tables.LANDED_FINDING, file(directory, Tables.LANDED_FINDING.name()));
        this.photo = new ParquetTableWriter(Tables.LANDED_PHOTO, file(directory, Tables.LANDED_PHOTO.name()));
        this.contact = new ParquetTableWriter(Tables.CONTACT, contacts);
    }

    static Path file(Path directory, String table) {
        return directory.resolve(table + ".parquet");
    }

    @Override
    public void close() throws IOException {
        for (var writer : List.of(report, activity, funding, narrative, extra, finding, photo, contact)) {
            writer.close();
        }
    }
}

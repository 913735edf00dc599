package vn.htsd.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final Receipt FIRST = new Receipt("a.xlsx", Instant.parse("2025-10-06T01:00:00Z"), "desk", null);
    private static final Receipt AGAIN = new Receipt("b.xlsx", Instant.parse("2025-10-07T01:00:00Z"), "desk", null);

    private final Path file;
    private final Archive archive;

    ArchiveTest(@TempDir Path directory) throws IOException {
        this.file = Files.writeString(directory.resolve("a.xlsx"), "PK");
        this.archive = new Archive(directory.resolve("archive"));
    }

    @Test
    void the_same_bytes_lie_there_once_with_every_receipt() throws IOException {
        var kept = archive.keep(file, AGAIN);
        archive.keep(file, FIRST);
        archive.keep(file, FIRST);
        assertThat(archive.receipts()).extracting(ArchivedFile::receipt).containsExactly(FIRST, AGAIN);
        assertThat(Files.readString(kept.path())).isEqualTo("PK");
    }

    /** A crash between making the sidecar and writing it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"file_name\" : \"a.xl"})
    void a_sidecar_that_was_cut_off_is_written_anew(String cut) throws IOException {
        var kept = archive.keep(file, FIRST);
        Files.writeString(kept.path().resolveSibling(kept.sha256() + ".json"), cut);
        assertThat(archive.keep(file, FIRST)).isEqualTo(kept);
        assertThat(archive.receipts()).extracting(ArchivedFile::receipt).containsExactly(FIRST);
    }
}

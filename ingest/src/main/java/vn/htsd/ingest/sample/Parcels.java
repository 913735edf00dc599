package vn.htsd.ingest.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Puts files on the disk, each with the note of when and from whom it was received. Safe for many threads. */
final class Parcels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANNEL = "sample";

    private final Path directory;
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Parcels(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory of a campaign and province. */
    Path folder(int year, String province) {
        try {
            return Files.createDirectories(
                    directory.resolve(Integer.toString(year)).resolve(province));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(Path file, byte[] content, OffsetDateTime receivedAt, String sender) {
        try {
            Files.write(file, content);
            Files.write(file.resolveSibling(file.getFileName() + ".meta.json"), note(receivedAt, sender));
            files.increment();
            bytes.add(content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] note(OffsetDateTime receivedAt, String sender) throws JsonProcessingException {
        var note = new LinkedHashMap<String, String>();
        note.put("received_at", receivedAt.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        note.put("channel", CHANNEL);
        note.put("sender", sender);
        return JSON.writeValueAsBytes(note);
    }

    long files() {
        return files.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}

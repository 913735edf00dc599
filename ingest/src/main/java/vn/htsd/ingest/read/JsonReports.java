package vn.htsd.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;

/** The reports of one JSON file in their order, read one by one, so that a large file needs no more memory than a small one. */
public final class JsonReports {
    private final Opening opening;

    /** Reading was ended on the way: the file as a whole goes back for the reason in the finding. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Stopped(Finding finding) {
            this.finding = finding;
        }

        public Finding finding() {
            return finding;
        }
    }

    /** Opens the file anew. */
    interface Opening {
        Source open() throws IOException;
    }

    /** The reports still to come; null at the end. */
    interface Source extends AutoCloseable {
        @Nullable
        JsonReport next() throws IOException, Refused;

        @Override
        void close() throws IOException;
    }

    JsonReports(Opening opening) {
        this.opening = opening;
    }

    /** To be read to its end, or closed. */
    public Stream<JsonReport> stream() {
        try {
            var reports = new Reports(opening.open());
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(reports, Spliterator.ORDERED | Spliterator.NONNULL),
                            false)
                    .onClose(reports::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reports implements Iterator<JsonReport> {
        private final Source source;
        private @Nullable JsonReport next;

        Reports(Source source) {
            this.source = source;
            this.next = advance();
        }

        private @Nullable JsonReport advance() {
            try {
                var report = source.next();
                if (report == null) {
                    source.close();
                }
                return report;
            } catch (Refused refused) {
                throw new Stopped(refused.finding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public JsonReport next() {
            var report = next;
            if (report == null) {
                throw new NoSuchElementException();
            }
            next = advance();
            return report;
        }
    }

    /** Text line by line; what is no UTF-8 shows as U+FFFD. */
    static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }
}

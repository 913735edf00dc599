package vn.htsd.ingest;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;

/** Claims the files of an inbox, archives their bytes, reads and checks them, and lands one batch. */
public final class Ingest {
    /**
     * @param workspace where archive, landing and contacts lie
     * @param clock gives the moment of claim, which counts as received where no {@code .meta.json} says otherwise
     */
    public Ingest(Workspace workspace, FormCatalogue forms, Reference reference, Clock clock) {}

    /**
     * What to take.
     *
     * @param inbox directory to claim files from, with all directories below it
     * @param channel recorded where a file has no {@code .meta.json}
     * @param threads how many files are read at a time
     */
    public record Request(Path inbox, @Nullable String channel, @Nullable String sender, int threads) {}

    /** Takes everything in the inbox; the caller holds the workspace lock. Bad input never stops the other files. */
    public IngestSummary run(Request request, Progress progress) {
        throw new UnsupportedOperationException();
    }
}

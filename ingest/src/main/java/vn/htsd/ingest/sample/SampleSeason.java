package vn.htsd.ingest.sample;

import java.nio.file.Path;
import java.util.List;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;

/** Writes a deterministic synthetic season of reports as real files. */
public final class SampleSeason {
    public SampleSeason(FormCatalogue forms, Reference reference) {}

    /**
     * What to write.
     *
     * @param directory receives one directory a campaign, and {@code _reference/reporters.csv}
     * @param scale {@code demo}, {@code national}, or a factor of the national load as text
     */
    public record Request(Path directory, List<Integer> campaigns, String scale, long seed) {}

    /** Writes the files; the same request and reference give the same bytes. */
    public Summary write(Request request, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param files report files written, their {@code .meta.json} not counted
     * @param register the register of units that fits these files
     */
    public record Summary(long files, long bytes, Path register) {}
}

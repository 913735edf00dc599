package vn.htsd.transform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;

/** Builds the warehouse from landing and reference, and publishes it. */
public final class Transform implements AutoCloseable {
    /**
     * @param sparkMaster Spark's master URL, {@code local[*]} on one machine; the session opens at the first build and stays
     *     warm until {@link #close}
     */
    public Transform(Workspace workspace, FormCatalogue forms, Reference reference, String sparkMaster) {}

    /**
     * Builds and publishes; the caller holds the workspace lock. If the published build is already made from the same
     * inputs, nothing happens and {@link TransformSummary#unchanged} says so without opening Spark.
     *
     * @param asOf only what was received until then counts; null for everything
     */
    public TransformSummary run(@Nullable Instant asOf, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

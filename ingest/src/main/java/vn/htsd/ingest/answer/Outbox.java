package vn.htsd.ingest.answer;

import java.nio.file.Path;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;

/** Where answers lie until somebody sends them: one directory a claim. */
public final class Outbox {
    private final Workspace workspace;
    private final Deadlines deadlines;

    public Outbox(Workspace workspace, Reference reference) {
        this.workspace = workspace;
        this.deadlines = new Deadlines(reference);
    }

    /**
     * Opens the answers to one claim under a temporary name; what a crash left there goes first.
     *
     * @param claim the same for a claim that is taken up again
     * @param threads how many workbooks are marked at a time
     */
    public Answers open(String claim, int threads) {
        return open(workspace.outbox().resolve(claim), threads);
    }

    /** The same for answers that wait at {@code home} until they may go out. */
    public Answers open(Path home, int threads) {
        return new Answers(workspace.scratch().resolve("outbox"), home, deadlines, threads);
    }
}

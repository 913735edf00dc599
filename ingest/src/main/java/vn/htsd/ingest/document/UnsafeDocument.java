package vn.htsd.ingest.document;

import vn.htsd.data.finding.Finding;

/** A document that must not be opened, or that opens with a password only. */
public final class UnsafeDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnsafeDocument(Finding finding) {
        super(finding.rule().name());
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}

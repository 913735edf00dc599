package vn.htsd.ingest;

import java.nio.file.Path;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.document.DocumentReader;
import vn.htsd.ingest.photo.PhotoStore;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/** Everything that a file is read with. */
record Readers(ReportReader reports, FormReader forms, DocumentReader documents, PhotoStore photos, Limits limits) {
    /** @param photos where copies of pictures go */
    static Readers of(FormCatalogue forms, Reference reference, Path photos, Limits limits) {
        return new Readers(
                new ReportReader(limits),
                new FormReader(forms, reference),
                new DocumentReader(reference, limits),
                new PhotoStore(photos),
                limits);
    }
}

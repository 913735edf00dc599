package vn.htsd.ingest.read;

import java.util.List;
import vn.htsd.data.finding.Finding;

/** What a file turned out to be. Closed. */
public sealed interface FileContent {
    /**
     * An Excel workbook.
     *
     * @param pictures names of the parts of its package that are pictures; none for {@code .xls}
     */
    record Workbook(Grid grid, List<String> pictures) implements FileContent {
        public Workbook {
            pictures = List.copyOf(pictures);
        }
    }

    /** One or more reports in JSON, in their order. */
    record Json(JsonReports reports) implements FileContent {}

    /** The signed report itself (PDF, DOCX, scan), or a photo: kept, holds no figures. */
    record Document(DocumentFormat format) implements FileContent {}

    /** Nothing that can be read; the finding says why and what to do. */
    record Unreadable(Finding finding) implements FileContent {}
}

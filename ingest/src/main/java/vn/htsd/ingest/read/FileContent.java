package vn.htsd.ingest.read;

import vn.htsd.data.finding.Finding;

/** What a file turned out to be. Closed. */
public sealed interface FileContent {
    /** An Excel workbook. */
    record Workbook(Grid grid) implements FileContent {}

    /** One or more reports in JSON, in their order. */
    record Json(JsonReports reports) implements FileContent {}

    /** The signed report itself (PDF, DOCX, picture): kept, holds no figures. */
    record Document() implements FileContent {}

    /** Nothing that can be read; the finding says why and what to do. */
    record Unreadable(Finding finding) implements FileContent {}
}

package vn.htsd.ingest.read;

/** What the cells of all sheets of one workbook rest on. */
record WorkbookFacts(Styles styles, SharedTexts texts, DaySystem days) {}

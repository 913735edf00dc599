package vn.htsd.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;

/** Makes the reports from the published warehouse. */
public final class Reports {
    /** @param settings what comes from configuration, not from the warehouse: issuing body, number, place, date */
    public Reports(Workspace workspace, IssueSettings settings) {}

    /** Writes {@code reports/<campaign>/national.pdf}; gives the paths written. A report is complete or not there at all. */
    public List<Path> national(int campaign, Locale locale, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code reports/trend-<from>-<to>.pdf}; gives the paths written. */
    public List<Path> trend(int from, int to, Locale locale, Progress progress) {
        throw new UnsupportedOperationException();
    }
}

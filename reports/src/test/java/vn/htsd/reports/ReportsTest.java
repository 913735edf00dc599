package vn.htsd.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;

class ReportsTest {
    @Test
    void draws() throws Exception {
        var home = Path.of("target/look");
        Files.createDirectories(home);
        Files.deleteIfExists(home.resolve("warehouse.duckdb"));
        Country.write(home.resolve("warehouse.duckdb"));
        var reports = new Reports(new Workspace(home), IssueSettings.draft());
        var vi = Locale.forLanguageTag("vi");
        reports.national(2025, vi, Progress.SILENT);
        reports.national(2023, vi, Progress.SILENT);
        reports.trend(2023, 2025, vi, Progress.SILENT);
    }
}

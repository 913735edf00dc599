package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.LandingFixture.ReportRow;

@ExtendWith(SharedSpark.class)
class MergedCodesTest {
    private static final String TRUNG_KHANH = "01477@2025-07-01";

    /** Landed under two codes, found to be one unit: the second report is the first one's correction. */
    @Test
    void what_was_landed_under_a_merged_code_counts_as_the_other_ones_and_only_once(@TempDir Path home)
            throws Exception {
        var workspace = new Workspace(home).create();
        new LandingFixture("b1")
                .report("first", "T-0123456789", TRUNG_KHANH, "01477")
                .activity("first", 0, "communication", 100, 80, 2)
                .report("second", "S1", TRUNG_KHANH, "01477", new ReportRow().with("revision", 2))
                .activity("second", 0, "communication", 120, 90, 3)
                .writeTo(workspace);
        var texts = new HashMap<String, String>();
        for (var name : Reference.FILES) {
            texts.put(name, Reference.shippedText(name));
        }
        texts.merge("reporter_aliases.csv", "T-0123456789,S1,2025-11-01T00:00:00Z,\n", String::concat);
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), Reference.parse(texts), "local[2]")) {
            transform.run(null, Progress.SILENT);
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + workspace.warehouse());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT sum(participants), count(DISTINCT reporter_key) FROM fact_participants")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(120);
            assertThat(rows.getLong(2)).isEqualTo(1);
        }
    }
}

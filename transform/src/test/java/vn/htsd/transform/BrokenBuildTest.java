package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.publish.Builds;

/** A landing that says what no form can say: the build that comes of it is kept aside, and readers keep what they had. */
@ExtendWith(SharedSpark.class)
class BrokenBuildTest {
    private static final String TRUNG_KHANH = "01477@2025-07-01";

    @TempDir
    Path home;

    @Test
    void a_build_that_breaks_an_identity_is_kept_with_its_evidence_and_not_published() throws Exception {
        var workspace = new Workspace(home).create();
        new LandingFixture("good")
                .report("s1", "S1", TRUNG_KHANH, "01477")
                .activity("s1", 0, "communication", 100, 80, 2)
                .writeTo(workspace);
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), Reference.shipped(), "local[2]")) {
            var good = transform.run(null, Progress.SILENT).buildId();
            var published = Files.readAllBytes(workspace.warehouse());
            new LandingFixture("bad")
                    .report("s2", "S2", TRUNG_KHANH, "01477")
                    .funding("s2", 0, "state_budget", -7)
                    .report("s3", "S3", TRUNG_KHANH, "01477")
                    .activity("s3", 0, "communication", 30, 0, 1)
                    .activity("s3", 1, "contests", 12, 0, 2)
                    .lose("activity", "s3", 1)
                    .report("declared", "01477", TRUNG_KHANH, "04", consolidated())
                    .activity("declared", 0, "communication", 500, 0, 9)
                    .activity("declared", 1, "contests", 40, 0, 5)
                    .lose("activity", "declared", 0)
                    .writeTo(workspace);

            assertThatThrownBy(() -> transform.run(null, Progress.SILENT))
                    .isInstanceOf(HtsdException.class)
                    .hasMessageContaining("control totals = declared (classes)");

            assertThat(workspace.warehouse()).hasBinaryContent(published);
            var builds = new Builds(workspace);
            assertThat(builds.published()).contains(good);
            assertThat(builds.all())
                    .extracting(Builds.Build::state)
                    .containsExactlyInAnyOrder(Builds.State.PUBLISHED, Builds.State.BROKEN);
            var broken = builds.all().stream()
                    .filter(build -> build.state() == Builds.State.BROKEN)
                    .findFirst()
                    .orElseThrow()
                    .directory();
            assertThat(broken.resolve("BROKEN.txt"))
                    .content()
                    .contains("only adjustments are negative (funding)", "-7")
                    .contains("control totals = facts (participants): [2025, S3@2025-07-01, 42, 30]")
                    .contains("control totals = facts (classes): [2025, S3@2025-07-01, 3, 1]")
                    .contains("control totals = facts (sessions): [2025, S3@2025-07-01, 3, 1]")
                    .contains("control totals = declared (participants): [2025, declared, 540, 40]");
            assertThat(broken.resolve("build.json")).exists();
            assertThat(negative(broken.resolve("warehouse.duckdb"))).isEqualTo(-7);

            // The next good landing is built as if nothing had happened.
            vn.htsd.data.workspace.ReadOnly.delete(workspace.landing().resolve("bad"));
            new LandingFixture("better")
                    .report("s2", "S2", TRUNG_KHANH, "01477")
                    .activity("s2", 0, "communication", 7, 0, 1)
                    .writeTo(workspace);
            assertThat(transform.run(null, Progress.SILENT).submissions()).isEqualTo(2);
        }
    }

    private static LandingFixture.ReportRow consolidated() {
        return new LandingFixture.ReportRow().with("kind", "consolidated").with("level", "commune");
    }

    private static long negative(Path warehouse) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT min(amount_vnd) FROM fact_funding")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

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
                    .writeTo(workspace);

            assertThatThrownBy(() -> transform.run(null, Progress.SILENT))
                    .isInstanceOf(HtsdException.class)
                    .hasMessageContaining("only adjustments are negative (funding)");

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
                    .contains("only adjustments are negative (funding)", "-7");
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

    private static long negative(Path warehouse) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT min(amount_vnd) FROM fact_funding")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

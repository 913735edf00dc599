package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.ReadOnly;
import vn.htsd.data.workspace.Workspace;

/** One season that is corrected and released by turns: what the trend shows of it, and which of its figures are revised. */
@ExtendWith(SharedSpark.class)
class ReleasedTrendTest {
    private static final String TRUNG_KHANH = "01477@2025-07-01";
    private static final String HA_NOI = "01@2022-10-01";

    private static final String TREND =
            "SELECT level, code, value, obs_status FROM trend WHERE measure = 'participants'"
                    + " AND target_campaign = 2025 AND campaign_year = 2025 AND value IS NOT NULL ORDER BY level DESC, code";

    private static final String SOURCE =
            "SELECT release, release_before, participants FROM trend_source WHERE campaign_year = 2025";

    private static final String TOTAL = "SELECT sum(participants) FROM fact_participants";

    @TempDir
    Path home;

    @Test
    void the_trend_shows_the_official_figures_and_marks_those_that_moved_since_the_release_before() throws Exception {
        var workspace = new Workspace(home).create();
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), Reference.shipped(), "local[2]")) {
            new LandingFixture("b0")
                    .report("s1", "S1", TRUNG_KHANH, "01477")
                    .activity("s1", 0, "communication", 100, 80, 2)
                    .report("h1", "H1", HA_NOI, "01")
                    .activity("h1", 0, "contests", 70, 20, 1)
                    .writeTo(workspace);
            var first = transform.run(null, Progress.SILENT).buildId();
            assertThat(query(workspace, TREND)).allMatch(row -> row.endsWith("|P"));
            release(workspace, "2025-so-bo", Release.Kind.PRELIMINARY, first);

            correct(workspace, 2, 130);
            var second = transform.run(null, Progress.SILENT).buildId();
            var revised = List.of(
                    "province|01|70|P",
                    "province|04|130|R",
                    "nation|VN|200|R",
                    "commune|01|70|P",
                    "commune|01477|130|R");
            assertThat(query(workspace, TREND)).isEqualTo(revised);
            assertThat(query(workspace, SOURCE)).containsExactly("null|2025-so-bo|null");

            // What comes later does not move what was published as official, be its build gone or not.
            release(workspace, "2025-chinh-thuc", Release.Kind.OFFICIAL, second);
            correct(workspace, 3, 150);
            var third = transform.run(null, Progress.SILENT).buildId();
            ReadOnly.delete(workspace.builds().resolve(second));
            assertThat(query(workspace, TOTAL)).containsExactly("220");
            assertThat(query(workspace, TREND)).isEqualTo(revised);
            assertThat(query(workspace, SOURCE)).containsExactly("2025-chinh-thuc|2025-so-bo|200");

            // The next release is the same build, but for a trend that shows its own figures.
            var next = transform.buildPublished(null, 2025, Progress.SILENT);
            assertThat(Files.isSameFile(facts(workspace, third), facts(workspace, next.buildId())))
                    .isTrue();
            assertThat(LandingFixture.query(next.warehouse(), TREND))
                    .containsExactly(
                            "province|01|70|P",
                            "province|04|150|R",
                            "nation|VN|220|R",
                            "commune|01|70|P",
                            "commune|01477|150|R");
            assertThat(LandingFixture.query(next.warehouse(), SOURCE)).containsExactly("null|2025-chinh-thuc|null");
            correct(workspace, 4, 170);
            assertThatThrownBy(() -> transform.buildPublished(null, 2025, Progress.SILENT))
                    .isInstanceOf(HtsdException.class)
                    .hasMessageContaining("--as-of");
        }
    }

    private static Path facts(Workspace workspace, String build) {
        return workspace.builds().resolve(build).resolve("fact_participants/campaign_year=2025/part-0.parquet");
    }

    private static void correct(Workspace workspace, int revision, long participants) throws Exception {
        var id = "s1-" + revision;
        new LandingFixture("b" + revision)
                .report(
                        "s1-" + revision,
                        "S1",
                        TRUNG_KHANH,
                        "01477",
                        new LandingFixture.ReportRow().with("revision", revision))
                .activity(id, 0, "communication", participants, 80, 2)
                .writeTo(workspace);
    }

    private static void release(Workspace workspace, String name, Release.Kind kind, String build) {
        var releases = new Releases(workspace);
        var moment =
                Instant.parse("2025-11-01T00:00:00Z").plusSeconds(releases.all().size());
        releases.keep(new Release(name, kind, 2025, build, null, moment), workspace.warehouse());
    }

    private static List<String> query(Workspace workspace, String sql) throws Exception {
        return LandingFixture.query(workspace.warehouse(), sql);
    }
}

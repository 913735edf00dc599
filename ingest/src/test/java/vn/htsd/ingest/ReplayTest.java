package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;

class ReplayTest {
    /** A form of a coming year, which nobody knows yet when it is first sent. */
    private static final String NEXT =
            """
            id: HTSD-A/2025X
            extends: HTSD-A/2025
            campaign_year: 2025
            """;

    private final Path forms;
    private final Workspace workspace;
    private Instant now = Instant.parse("2025-10-20T03:00:00Z");

    ReplayTest(@TempDir Path home) throws IOException {
        this.workspace = new Workspace(home.resolve("home")).create();
        this.forms = Files.createDirectories(workspace.forms());
    }

    private Ingest ingest() {
        now = now.plusSeconds(60);
        return new Ingest(
                workspace, FormCatalogue.withFormsOf(forms), Reference.shipped(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private IngestSummary run() {
        return ingest().run(new Ingest.Request(workspace.inbox(), "counter", "clerk", 2), Progress.SILENT);
    }

    private Replayed replay(@Nullable Instant since) {
        return ingest().replay(since, 2, Progress.SILENT);
    }

    private Path inbox(String name) {
        return workspace.inbox().resolve(name);
    }

    /** Three claims: good, duplicate and returned ones; a moment of its own; a correction of what was returned. */
    private void season() throws Exception {
        Forms.form2025().save(inbox("dot1/hung-dao.xlsx"));
        Files.writeString(inbox("dot1/hung-dao.xlsx.meta.json"), "{\"received_at\":\"2025-10-09T08:30:00+07:00\"}");
        Forms.form2025().set(Forms.GENERAL, "Loại báo cáo", "?").save(inbox("bad.xlsx"));
        next("next.json", "HTSD-A/2025X");
        run();
        Files.copy(archived("hung-dao.xlsx"), inbox("again.xlsx"));
        Files.copy(archived("next.json"), inbox("next-again.json"));
        Forms.form2023().save(inbox("hung-yen.xlsx"));
        Files.writeString(inbox("scan.pdf"), "%PDF-1.7 …");
        run();
        Forms.form2025()
                .set(Forms.GENERAL, "Lần gửi", 2)
                .set(Forms.GENERAL, "Tính chất", "Thay thế, đính chính")
                .save(inbox("hung-dao-2.xlsx"));
        run();
    }

    private void next(String name, String form) throws IOException {
        Files.writeString(
                inbox(name),
                """
                {"form": "%s", "campaign_year": 2025, "kind": "direct",
                 "reporter": {"code": "HP-0009", "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"},
                 "activities": [{"group": "contests", "participants": {"total": 70}}]}
                """
                        .formatted(form));
    }

    private Path archived(String fileName) throws Exception {
        var kept = Landed.query("select sha256 from '" + workspace.landing() + "/*/report.parquet' where file_name = '"
                + fileName + "'");
        try (var files = Files.walk(workspace.archive())) {
            return files.filter(file -> file.getFileName().toString().startsWith(kept.get(0)))
                    .filter(file -> !file.getFileName().toString().equals(kept.get(0) + ".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Map<String, String> everything() throws IOException {
        var files = Landed.files(workspace.landing());
        Landed.files(workspace.contacts()).forEach((name, sum) -> files.put("contacts/" + name, sum));
        Landed.files(workspace.outbox()).forEach((name, sum) -> files.put("outbox/" + name, sum));
        Landed.files(workspace.archive()).forEach((name, sum) -> files.put("archive/" + name, sum));
        return files;
    }

    @Test
    void with_the_same_forms_and_reference_the_landing_is_the_same_to_the_byte() throws Exception {
        season();
        var before = everything();
        assertThat(before).isNotEmpty();
        var rows = Landed.rows(workspace);
        var replayed = replay(null);
        assertThat(everything()).isEqualTo(before);
        assertThat(Landed.rows(workspace)).isEqualTo(rows);
        assertThat(replayed.answers()).isEmpty();
        assertThat(replayed.files().accepted()).isEqualTo(3);
        assertThat(replayed.files().returned()).isEqualTo(3);
        assertThat(replayed.files().duplicates()).isEqualTo(1);
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    @Test
    void the_archive_alone_gives_the_landing_back() throws Exception {
        season();
        var before = Landed.files(workspace.landing());
        vn.htsd.ingest.land.Landing.deleteTree(workspace.landing());
        vn.htsd.ingest.land.Landing.deleteTree(workspace.contacts());
        workspace.create();
        replay(null);
        assertThat(Landed.files(workspace.landing())).isEqualTo(before);
    }

    @Test
    void what_a_newer_form_makes_acceptable_is_accepted_with_its_first_moment_and_answered() throws Exception {
        season();
        Files.writeString(forms.resolve("next.yaml"), NEXT);
        var replayed = replay(null);
        assertThat(replayed.nowAccepted()).isEqualTo(1);
        assertThat(replayed.nowReturned()).isZero();
        // Sent twice: of equal bytes the first counts now.
        assertThat(Landed.query("select file_name, received_at, channel, sender, status from '" + workspace.landing()
                        + "/*/report.parquet' where reporter_code = 'HP-0009'"))
                .containsExactly("next.json|2025-10-20T03:01Z|counter|clerk|accepted");
        assertThat(Landed.query("select sum(participants) from '" + workspace.landing()
                        + "/*/activity.parquet' where activity_group = 'contests'"))
                .containsExactly("70");
        var answers = workspace.outbox().resolve(replayed.answers().orElseThrow());
        assertThat(Files.readString(answers.resolve("receipts.jsonl")))
                .contains("\"file\":\"next.json\"", "\"accepted\"", "2025-10-20T03:01:00Z");
        try (var files = Files.list(answers)) {
            assertThat(files).hasSize(1);
        }
        assertThat(replay(null).answers()).isEmpty();
    }

    @Test
    void a_form_that_is_gone_sends_its_reports_back_and_says_so() throws Exception {
        Files.writeString(forms.resolve("next.yaml"), NEXT);
        next("next.json", "HTSD-A/2025X");
        run();
        Files.delete(forms.resolve("next.yaml"));
        var replayed = replay(null);
        assertThat(replayed.nowReturned()).isEqualTo(1);
        assertThat(workspace.outbox().resolve(replayed.answers().orElseThrow()).resolve("next.json.receipt.json"))
                .exists();
    }

    @Test
    void since_a_moment_reads_only_the_claims_that_hold_something_received_then_or_later() throws Exception {
        season();
        Files.writeString(forms.resolve("next.yaml"), NEXT);
        var before = Landed.files(workspace.landing());
        var nothing = replay(Instant.parse("2025-10-20T03:03:00Z"));
        assertThat(nothing.kept()).isEqualTo(2);
        assertThat(Landed.files(workspace.landing())).isEqualTo(before);
        var second = replay(Instant.parse("2025-10-20T03:02:00Z"));
        assertThat(second.kept()).isEqualTo(1);
        assertThat(second.nowAccepted()).isEqualTo(1);
        assertThat(Landed.query("select file_name, status from '" + workspace.landing()
                        + "/*/report.parquet' where reporter_code = 'HP-0009' order by all"))
                .containsExactly("next-again.json|accepted", "next.json|returned");
        try (var contacts = Files.list(workspace.contacts());
                var batches = Files.list(workspace.landing())) {
            assertThat(contacts.count()).isEqualTo(batches.count());
        }
    }

    @Test
    void until_all_is_read_the_old_landing_stays_and_the_next_run_starts_anew() throws Exception {
        season();
        var before = everything();
        assertThatThrownBy(() -> ingest().replay(null, 1, new BreaksOff(4))).isInstanceOf(IllegalStateException.class);
        assertThat(everything()).isEqualTo(before);
        Files.writeString(forms.resolve("next.yaml"), NEXT);
        assertThat(replay(null).nowAccepted()).isEqualTo(1);
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    @Test
    void a_crash_between_the_moves_at_the_end_is_made_good_by_the_next_command() throws Exception {
        season();
        Files.writeString(forms.resolve("next.yaml"), NEXT);
        var old = new Workspace(workspace.home().resolveSibling("old"));
        Landed.copyTree(workspace.home(), old.home());
        replay(null);
        var expected = Landed.rows(workspace);
        for (var moved : List.of("nothing", "old landing", "both")) {
            // The state in which a kill leaves the disk: complete, and some of the moves done.
            var home = new Workspace(workspace.home().resolveSibling("killed " + moved));
            Landed.copyTree(old.home(), home.home());
            var staged = home.scratch().resolve("succession");
            Landed.copyTree(workspace.landing(), staged.resolve("landing"));
            Landed.copyTree(workspace.contacts(), staged.resolve("contacts"));
            Files.writeString(staged.resolve("complete"), "replay-1");
            if (!moved.equals("nothing")) {
                Files.move(home.landing(), staged.resolve("old"));
                home.create();
            }
            if (moved.equals("both")) {
                Files.delete(home.landing());
                Files.move(staged.resolve("landing"), home.landing());
            }
            new vn.htsd.ingest.land.Succession(home).finish();
            assertThat(Landed.rows(home)).isEqualTo(expected);
            assertThat(home.scratch()).isEmptyDirectory();
        }
    }

    @Test
    void an_archive_that_lost_a_file_or_changed_one_costs_no_figure() throws Exception {
        season();
        var before = Landed.rows(workspace);
        var file = archived("hung-yen.xlsx");
        var bytes = Files.readAllBytes(file);
        Files.write(file, new byte[] {1});
        assertThatThrownBy(() -> replay(null))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining(file.getFileName().toString());
        assertThat(Landed.rows(workspace)).isEqualTo(before);
        Files.write(file, bytes);
        var sidecar = file.resolveSibling(file.getFileName().toString().replace(".xlsx", ".json"));
        Files.move(sidecar, workspace.home().resolve("aside"));
        assertThatThrownBy(() -> replay(null)).isInstanceOf(HtsdException.class).hasMessageContaining("lacks 1 files");
        assertThat(Landed.rows(workspace)).isEqualTo(before);
    }

    /** A run that dies at a file. */
    private static final class BreaksOff implements Progress {
        private int left;

        BreaksOff(int files) {
            this.left = files;
        }

        @Override
        public Step step(String label, long total) {
            return new Step() {
                @Override
                public void advance(long by) {
                    if (--left == 0) {
                        throw new IllegalStateException("killed");
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}

package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;

/** An ingest that breaks off anywhere, and is run again, ends as if nothing had happened. */
class InterruptionTest {
    private static final Instant NOW = Instant.parse("2025-10-20T03:00:00Z");

    private final Path home;
    private Workspace undisturbed;
    private Workspace workspace;
    private IngestSummary expected;

    InterruptionTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void an_undisturbed_run() throws Exception {
        undisturbed = filled("undisturbed");
        workspace = new Workspace(home.resolve("interrupted")).create();
        Landed.copyTree(undisturbed.inbox(), workspace.inbox());
        expected = run(undisturbed, NOW, Progress.SILENT);
        assertThat(expected.returned()).isEqualTo(2);
        assertThat(expected.accepted()).isEqualTo(3);
        assertThat(expected.duplicates()).isEqualTo(1);
    }

    private Workspace filled(String name) throws IOException {
        var filled = new Workspace(home.resolve(name)).create();
        Forms.form2025().save(filled.inbox().resolve("dot1/good.xlsx"));
        Files.copy(filled.inbox().resolve("dot1/good.xlsx"), filled.inbox().resolve("dot1/good-again.xlsx"));
        Forms.form2023().save(filled.inbox().resolve("hung-yen.xlsx"));
        Forms.form2025()
                .set(Forms.GENERAL, "Loại báo cáo", "?")
                .save(filled.inbox().resolve("dot2/bad.xlsx"));
        Files.writeString(filled.inbox().resolve("dot2/broken.json"), "{");
        var parcelled = Forms.form2025()
                .set(Forms.GENERAL, "Mã đơn vị báo cáo", "HP-0002")
                .save(filled.home().resolve("in-parcel.xlsx"));
        try (var zip = new ZipOutputStream(Files.newOutputStream(filled.inbox().resolve("parcel.zip")))) {
            zip.putNextEntry(new ZipEntry("xa/bao-cao.xlsx"));
            zip.write(Files.readAllBytes(parcelled));
        }
        return filled;
    }

    private static IngestSummary run(Workspace workspace, Instant now, Progress progress) {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(now, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), progress);
    }

    private void rerunEndsAsIfNothingHadHappened() throws Exception {
        var again = run(workspace, NOW.plusSeconds(86_400), Progress.SILENT);
        assertThat(Landed.rows(workspace)).isEqualTo(Landed.rows(undisturbed));
        assertThat(Landed.files(workspace.landing())).isEqualTo(Landed.files(undisturbed.landing()));
        assertThat(Landed.files(workspace.outbox())).isEqualTo(Landed.files(undisturbed.outbox()));
        assertThat(Landed.files(workspace.archive())).isEqualTo(Landed.files(undisturbed.archive()));
        assertThat(again).isEqualTo(expected);
        assertThat(workspace.inbox()).isEmptyDirectory();
        assertThat(workspace.scratch()).isEmptyDirectory();
        assertThat(run(workspace, NOW.plusSeconds(100_000), Progress.SILENT).total())
                .isZero();
    }

    /** Something that nobody expects stands in the way, as a full disk or a lost permission would. */
    private void obstructed(Path path) throws Exception {
        var aside = path.resolveSibling("aside");
        if (Files.exists(path)) {
            Files.move(path, aside);
        }
        Files.createDirectories(path.getParent());
        Files.writeString(path, "in the way");
        assertThatThrownBy(() -> run(workspace, NOW, Progress.SILENT)).isInstanceOf(HtsdException.class);
        Files.delete(path);
        if (Files.exists(aside)) {
            Files.move(aside, path);
        }
    }

    @Test
    void the_archive_cannot_be_written() throws Exception {
        obstructed(workspace.archive());
        rerunEndsAsIfNothingHadHappened();
    }

    @Test
    void one_folder_of_the_archive_cannot_be_written() throws Exception {
        var kept = Landed.files(undisturbed.archive()).keySet().iterator().next();
        obstructed(workspace.archive().resolve(kept.substring(0, 2)));
        rerunEndsAsIfNothingHadHappened();
    }

    /** Who works for a task of the scheduler may lose it: when the answers are to be shown (1), or the batch (2). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void it_is_somebody_elses_by_now(int asked) throws Exception {
        assertThatThrownBy(() -> run(workspace, NOW, new Refusing(asked))).isInstanceOf(IllegalStateException.class);
        assertThat(workspace.landing()).isEmptyDirectory();
        if (asked == 1) {
            assertThat(workspace.outbox()).isEmptyDirectory();
        }
        rerunEndsAsIfNothingHadHappened();
    }

    /** Says no when it is asked for the {@code left}th time. */
    private static final class Refusing implements Progress {
        private int left;

        Refusing(int left) {
            this.left = left;
        }

        @Override
        public Step step(String label, long total) {
            return Progress.SILENT.step(label, total);
        }

        @Override
        public void beforePublication() {
            left--;
            if (left == 0) {
                throw new IllegalStateException("somebody else's by now");
            }
        }
    }

    @Test
    void the_answers_cannot_be_written() throws Exception {
        obstructed(workspace.outbox());
        assertThat(workspace.landing()).isEmptyDirectory();
        rerunEndsAsIfNothingHadHappened();
    }

    @Test
    void the_contacts_cannot_be_written() throws Exception {
        obstructed(workspace.contacts());
        assertThat(workspace.landing()).isEmptyDirectory();
        rerunEndsAsIfNothingHadHappened();
    }

    @Test
    void the_batch_cannot_be_landed() throws Exception {
        obstructed(workspace.landing());
        rerunEndsAsIfNothingHadHappened();
    }

    /** Breaks off when so many files were taken. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void the_run_ends_after_some_of_the_files(int files) throws Exception {
        assertThatThrownBy(() -> run(workspace, NOW, new BreaksOff(files))).isInstanceOf(Killed.class);
        assertThat(workspace.landing()).isEmptyDirectory();
        rerunEndsAsIfNothingHadHappened();
    }

    @Test
    void the_batch_is_landed_and_the_claim_not_yet_let_go() throws Exception {
        var copy = home.resolve("claim-as-it-was");
        run(workspace, NOW, new CopiesTheClaim(workspace, copy));
        var claim = claimIn(copy);
        Landed.copyTree(claim, workspace.scratch().resolve(claim.getFileName().toString()));
        rerunEndsAsIfNothingHadHappened();
    }

    private static Path claimIn(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A progress that does something real at every file. */
    private abstract static class Hook implements Progress {
        abstract void taken();

        @Override
        public Step step(String label, long total) {
            return new Step() {
                @Override
                public void advance(long by) {
                    taken();
                }

                @Override
                public void close() {}
            };
        }
    }

    private static final class BreaksOff extends Hook {
        private int left;

        BreaksOff(int files) {
            this.left = files;
        }

        @Override
        void taken() {
            if (--left == 0) {
                throw new Killed();
            }
        }
    }

    private static final class CopiesTheClaim extends Hook {
        private final Workspace workspace;
        private final Path copy;

        CopiesTheClaim(Workspace workspace, Path copy) {
            this.workspace = workspace;
            this.copy = copy;
        }

        @Override
        void taken() {
            if (Files.exists(copy)) {
                return;
            }
            try (var files = Files.list(workspace.scratch())) {
                for (var file : files.toList()) {
                    if (file.getFileName().toString().startsWith("claim-")) {
                        Landed.copyTree(file, copy.resolve(file.getFileName().toString()));
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}

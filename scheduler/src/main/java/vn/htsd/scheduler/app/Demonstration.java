package vn.htsd.scheduler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.ReferenceImport;
import vn.htsd.ingest.sample.SampleSeason;

/** Puts a synthetic season into an untouched workspace. The caller holds the workspace lock. */
public final class Demonstration {
    private static final List<Integer> CAMPAIGNS = List.of(2023, 2024, 2025);
    private static final long SEED = 42;

    private final Assembly assembly;

    public Demonstration(Assembly assembly) {
        this.assembly = assembly;
    }

    /** The sample's files are in the inbox and its register is imported; empty where the workspace held data already. */
    public Optional<SampleSeason.Summary> fill(Progress progress) {
        var workspace = assembly.workspace();
        if (!Landed.isUntouched(workspace)) {
            return Optional.empty();
        }
        try {
            var season = Files.createTempDirectory(Files.createDirectories(workspace.scratch()), "sample");
            try {
                var summary =
                        assembly.sample().write(new SampleSeason.Request(season, CAMPAIGNS, "demo", SEED), progress);
                ReferenceImport.into(workspace.reference(), List.of(summary.register()));
                for (int campaign : CAMPAIGNS) {
                    move(season.resolve(Integer.toString(campaign)), workspace.inbox());
                }
                return Optional.of(summary);
            } finally {
                delete(season);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path campaign, Path inbox) throws IOException {
        if (Files.isDirectory(campaign)) {
            Files.move(campaign, inbox.resolve(campaign.getFileName()));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

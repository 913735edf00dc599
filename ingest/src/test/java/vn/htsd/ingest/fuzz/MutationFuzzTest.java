package vn.htsd.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoilt files: none may stop the program or hold it up, and none may be loaded with other figures than it holds.
 * {@code make fuzz} runs more of them; {@code fuzz.seed} and {@code fuzz.count} make a run again.
 */
class MutationFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    /** Marking an officer's workbook is slow; a long run takes every file the whole way. */
    private static final int EVERY = Integer.getInteger("fuzz.whole", 10);

    @Test
    void every_spoilt_file_ends_accepted_or_with_findings(@TempDir Path directory) throws Exception {
        // The second reader has much to say of such files.
        Configurator.setLevel("org.apache.poi", Level.OFF);
        Configurator.setLevel("fuzz", Level.OFF);
        var run = new FuzzRun(directory, SEED, EVERY);
        assertThat(run.run(COUNT)).isEmpty();
        assertThat(run.compared())
                .as("accepted files that were read a second time")
                .isGreaterThan(COUNT / 40);
    }
}

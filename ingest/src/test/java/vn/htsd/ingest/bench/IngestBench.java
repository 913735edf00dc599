package vn.htsd.ingest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.land.Landing;

/**
 * How fast files are taken, beside what others need for the same files, in one run. Not a test of the build: run by
 * {@code make bench-ingest}; with {@code -Dbench.files}, {@code -Dbench.rounds}, {@code -Dbench.only=formA|heap|formB}.
 */
class IngestBench {
    private static final int FILES = Integer.getInteger("bench.files", 2_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int ROWS_OF_FORM_B = 100_000;

    private static final String AALTO = "sheets, Aalto";
    private static final String JDK = "sheets, JDK";
    private static final String WHOLE_AALTO = "all parts, Aalto";
    private static final String WHOLE_JDK = "all parts, JDK";
    private static final List<String> FLOORS = List.of(AALTO, JDK, WHOLE_AALTO, WHOLE_JDK);
    private static final String INGEST = "ingest, whole";
    private static final String POI = "POI user model";

    private final Path directory;
    private int homes;
    private final StringBuilder report = new StringBuilder();

    IngestBench(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void measure() throws IOException {
        var only = System.getProperty("bench.only", "all");
        say(
                "Ingest, measured beside others in one run: %d threads, heap of at most %d MB, Java %s, %s rounds",
                THREADS,
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version().feature(),
                ROUNDS);
        if (only.equals("all") || only.equals("formA")) {
            compare("form A as officers save it", Corpus.small(directory.resolve("small"), FILES));
            compare("form A with guide and lists", Corpus.large(directory.resolve("large"), FILES));
        }
        if (only.equals("all") || only.equals("heap")) {
            heap(Corpus.small(directory.resolve("heap"), FILES));
        }
        if (only.equals("all") || only.equals("formB")) {
            formB();
        }
        Files.writeString(Path.of("target", "bench-ingest.txt"), report);
    }

    private void say(String format, Object... arguments) {
        var line = String.format(Locale.ROOT, format, arguments);
        report.append(line).append('\n');
        System.out.println(line);
    }

    private void compare(String what, List<Path> files) throws IOException {
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
        }
        say("%n%s: %d files of %.1f kB on average", what, files.size(), bytes / 1024.0 / files.size());
        var times = new LinkedHashMap<String, List<Cost>>();
        // The first round warms up.
        for (int round = 0; round <= ROUNDS; round++) {
            var here = round;
            var of = contenders(round);
            for (var each : of.entrySet()) {
                var time = cost(each.getValue(), files);
                if ((here > 0 || each.getValue() instanceof Openpyxl) && time != null) {
                    times.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        say("%-28s %12s %12s %10s %12s", "", "ms/file min", "median", "files/s", "CPU ms/file");
        times.forEach((name, all) -> {
            var median = median(times, name);
            say(
                    "%-28s %12.3f %12.3f %10.0f %12.3f",
                    name,
                    all.stream().mapToDouble(Cost::wall).min().orElse(0),
                    median.wall(),
                    1000 / median.wall(),
                    median.cpu());
        });
        var ingest = median(times, INGEST);
        for (var name : FLOORS) {
            var floor = median(times, name);
            say(
                    "ingest: %5.2f x unzip + StAX over %-17s (by processor time %5.2f x; goal: at most 2.0)",
                    ingest.wall() / floor.wall(), name, ingest.cpu() / floor.cpu());
        }
        var poi = median(times, POI);
        say(
                "ingest: %.1f times as fast as POI's user model (by processor time %.1f; goal: at least 5)",
                poi.wall() / ingest.wall(), poi.cpu() / ingest.cpu());
    }

    private Map<String, Contender> contenders(int round) {
        var all = new LinkedHashMap<String, Contender>();
        // Each round leaves what it wrote: ext4 passes over the places of deleted files for some minutes, which makes a
        // new
        // one after thousands of deletions twenty times as dear as in a workspace that only grows.
        var home = directory.resolve("home-" + homes++);
        all.put(AALTO, Contender.floor(new InputFactoryImpl()));
        all.put(JDK, Contender.floor(XMLInputFactory.newDefaultFactory()));
        all.put(WHOLE_AALTO, Contender.wholeFloor(new InputFactoryImpl()));
        all.put(WHOLE_JDK, Contender.wholeFloor(XMLInputFactory.newDefaultFactory()));
        all.put(INGEST, Contender.ingest(home));
        all.put("  of which archiving", Contender.archiving(directory.resolve("home-" + homes++)));
        all.put("  of which reading", Contender.reading());
        all.put("  reading and checking", Contender.checking());
        all.put(POI, Contender.poi());
        if (round == 0) {
            // Each process starts cold, so once is enough.
            all.put("openpyxl read-only", new Openpyxl());
        }
        return all;
    }

    /**
     * In milliseconds, of form A a file.
     *
     * @param cpu of this process; 0 for what runs in another
     */
    private record Cost(double wall, double cpu) {}

    /** Null where the contender is not there. */
    private @Nullable Cost cost(Contender contender, List<Path> files) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        contender.prepare(files);
        System.gc();
        long busy = system.getProcessCpuTime();
        long start = System.nanoTime();
        long done = contender.take(files, THREADS);
        double wall = (System.nanoTime() - start) / 1e6 / files.size();
        double cpu = (system.getProcessCpuTime() - busy) / 1e6 / files.size();
        assertThat(done).isNotZero();
        return done < 0 ? null : new Cost(wall, contender instanceof Openpyxl ? 0 : cpu);
    }

    private static Cost median(Map<String, List<Cost>> times, String name) {
        var sorted = times.getOrDefault(name, List.of()).stream()
                .sorted(Comparator.comparingDouble(Cost::wall))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** What lives on the heap at most while files are taken, asked for again and again. */
    private void heap(List<Path> files) throws IOException {
        long few = heapOf(files.subList(0, Math.min(20, files.size())), "few");
        long all = heapOf(files, "all");
        say(
                "%nlive heap at most: %d MB for 20 files, %d MB for %d (goal: at most 64 MB more)",
                few >> 20, all >> 20, files.size());
    }

    private long heapOf(List<Path> files, String name) throws IOException {
        var home = directory.resolve(name);
        var contender = Contender.ingest(home);
        contender.prepare(files);
        long most = LiveHeap.during(() -> contender.take(files, THREADS));
        Landing.deleteTree(home);
        return most;
    }

    private void formB() throws IOException {
        if (FormCatalogue.shipped().form("HTSD-B/2025").isEmpty()) {
            say("%nform B: NOT MEASURED, this program has no form HTSD-B/2025");
            return;
        }
        var file = Corpus.formB(directory.resolve("form-b.xlsx"), ROWS_OF_FORM_B);
        var floors = new ArrayList<Cost>();
        var jdk = new ArrayList<Cost>();
        var ingests = new ArrayList<Cost>();
        long live = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            floors.add(cost(() -> Contender.floor(new InputFactoryImpl()).take(List.of(file), 1)));
            jdk.add(cost(
                    () -> Contender.floor(XMLInputFactory.newDefaultFactory()).take(List.of(file), 1)));
            var workspace = new Workspace(directory.resolve("form-b-" + round)).create();
            Files.createLink(workspace.inbox().resolve("form-b.xlsx"), file);
            live = Math.max(
                    live,
                    LiveHeap.peakAfterCollections(() -> ingests.add(cost(() -> {
                        var summary = Contender.run(workspace, THREADS);
                        assertThat(summary.files())
                                .allMatch(each -> each.reports().size() == ROWS_OF_FORM_B);
                        return summary.total();
                    }))));
            Landing.deleteTree(workspace.home());
        }
        var ingest = median(ingests);
        say(
                "%nform B of %d rows, %.1f MB: ingest %.2f s (CPU %.2f); heap after collections %d MB",
                ROWS_OF_FORM_B, Files.size(file) / 1048576.0, ingest.wall() / 1000, ingest.cpu() / 1000, live >> 20);
        Map.of(AALTO, median(floors), JDK, median(jdk))
                .forEach((name, floor) -> say(
                        "form B: %.2f x unzip + StAX over %s, %.2f s (by processor time %.2f x; goal: under 3)",
                        ingest.wall() / floor.wall(), name, floor.wall() / 1000, ingest.cpu() / floor.cpu()));
    }

    /** The first round only warms up. */
    private static Cost median(List<Cost> costs) {
        var sorted = costs.stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(Cost::wall))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private interface Work {
        long run() throws IOException;
    }

    private static Cost cost(Work work) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long busy = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e6, (system.getProcessCpuTime() - busy) / 1e6);
    }
}

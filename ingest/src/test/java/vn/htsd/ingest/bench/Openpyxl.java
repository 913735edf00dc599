package vn.htsd.ingest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** openpyxl in its read-only mode, as many processes as the others have threads. */
final class Openpyxl implements Contender {
    private static final String PROGRAM =
            """
            import sys, glob, multiprocessing
            try:
                import openpyxl
            except ImportError:
                print("absent"); sys.exit(0)
            def take(name):
                book = openpyxl.load_workbook(name, read_only=True, data_only=True)
                cells = sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
                book.close()
                return cells
            if __name__ == "__main__":
                with multiprocessing.Pool(int(sys.argv[2])) as pool:
                    print(sum(pool.imap_unordered(take, glob.glob(sys.argv[1] + "/*.xlsx"), 16)))
            """;

    /** How many cells it saw; -1 where it is not installed. */
    @Override
    public long take(List<Path> files, int threads) throws IOException {
        var folder = Objects.requireNonNull(files.get(0).getParent());
        // The first may be another Python than the one that Debian installs packages for.
        for (var python : List.of("python3", "/usr/bin/python3")) {
            var answer = answer(python, folder, threads);
            if (answer.matches("\\d+")) {
                return Long.parseLong(answer);
            }
        }
        System.out.println("openpyxl: NOT MEASURED, it is not installed (Debian: apt-get install python3-openpyxl)");
        return -1;
    }

    private static String answer(String python, Path folder, int threads) throws IOException {
        try {
            var process = new ProcessBuilder(python, "-c", PROGRAM, folder.toString(), Integer.toString(threads))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException noPython) {
            return "";
        }
    }
}

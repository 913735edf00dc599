package vn.htsd.ingest.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.sample.SampleSeason;

/** Valid workbooks of all forms A: filled in by officers, and by the project's own writer of samples. */
public final class ValidForms {
    private static final List<Integer> YEARS = List.of(2023, 2024, 2025);

    private ValidForms() {}

    /** The shipped reference and a second ward of nearly the same name. */
    public static Reference reference() {
        try {
            var texts = new java.util.HashMap<String, String>();
            for (var file : Reference.FILES) {
                texts.put(file, Reference.shippedText(file));
            }
            texts.merge(
                    "units.csv",
                    "11690,Hùng Đạo,phường,commune,31,2025-07-01,\n",
                    (shipped, more) -> shipped.stripTrailing() + "\n" + more);
            return Reference.parse(Map.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param each how many workbooks of every officer and year */
    public static List<byte[]> ofOfficers(int each) {
        var forms = new ArrayList<byte[]>();
        for (int year : YEARS) {
            for (var officer : Officer.of(year)) {
                for (int seed = 0; seed < each; seed++) {
                    forms.add(OfficerForm.of(
                            officer,
                            year,
                            year * 1000L + seed * 31 + officer.name().length()));
                }
            }
        }
        return forms;
    }

    /** Workbooks of a sample season, in the order of their names; {@code directory} is for the season's files. */
    public static List<byte[]> ofSample(Path directory, int most) {
        new SampleSeason(FormCatalogue.shipped(), Reference.shipped())
                .write(new SampleSeason.Request(directory, YEARS, "demo", 7), Progress.SILENT);
        try (var files = Files.walk(directory)) {
            var workbooks = files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .toList();
            var forms = new ArrayList<byte[]>();
            for (int at = 0; at < most && at < workbooks.size(); at++) {
                forms.add(Files.readAllBytes(workbooks.get((int) ((long) at * workbooks.size() / most))));
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

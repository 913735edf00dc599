package vn.htsd.ingest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.finding.Severity;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.fault.Officer;
import vn.htsd.ingest.fault.OfficerForm;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;
import vn.htsd.ingest.sample.SampleSeason;

/** The files of the benchmark. All can be loaded, so nobody's time goes into marking cells. */
final class Corpus {
    private Corpus() {}

    /** Forms of 2025 as officers save them, about 8 kB each. */
    static List<Path> small(Path directory, int many) throws IOException {
        Files.createDirectories(directory);
        var officers = Officer.of(2025);
        var files = new ArrayList<Path>();
        for (int at = 0; at < many; at++) {
            files.add(Files.write(
                    directory.resolve(String.format(Locale.ROOT, "don-vi-%04d.xlsx", at)),
                    OfficerForm.of(officers.get(at % officers.size()), 2025, at)));
        }
        return files;
    }

    /** Forms with their guide, drop-down lists and colours, about 35 kB each. */
    static List<Path> large(Path directory, int many) throws IOException {
        Files.createDirectories(directory);
        var reader = new ReportReader();
        var forms = new FormReader(FormCatalogue.shipped(), Reference.shipped());
        var files = new ArrayList<Path>();
        for (long seed = 1; files.size() < many; seed++) {
            var season = directory.resolve("season-" + seed);
            new SampleSeason(FormCatalogue.shipped(), Reference.shipped())
                    .write(new SampleSeason.Request(season, List.of(2024, 2025), "demo", seed), Progress.SILENT);
            try (var found = Files.walk(season)) {
                for (var file : found.filter(each -> each.toString().endsWith(".xlsx"))
                        .sorted()
                        .toList()) {
                    if (files.size() < many && isPlain(reader, forms, file)) {
                        files.add(Files.move(
                                file, directory.resolve(String.format(Locale.ROOT, "mau-%04d.xlsx", files.size()))));
                    }
                }
            }
        }
        return files;
    }

    private static boolean isPlain(ReportReader reader, FormReader forms, Path file) {
        return reader.read(file, "form.xlsx") instanceof FileContent.Workbook workbook
                && forms.read(workbook.grid()).stream()
                        .flatMap(outcome -> outcome.findings().stream())
                        .allMatch(finding -> finding.rule() == Rule.HEADING_UNKNOWN
                                || finding.rule().severity() == Severity.INFO);
    }

    /** One form B with a row a reporter. */
    static Path formB(Path file, int rows) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("Biểu tổng hợp theo địa bàn");
            var head = List.of(
                    List.of("Ký hiệu biểu", "HTSD-B/2025"),
                    List.of("Tên đơn vị tổng hợp", "Sở GDĐT Hải Phòng"),
                    List.of("Mã đơn vị tổng hợp", "31"),
                    List.of("Năm tổ chức Tuần lễ", "2025"),
                    List.of("Lần gửi", "1"),
                    List.of("Đơn vị tính", "đồng"));
            for (int row = 0; row < head.size(); row++) {
                sheet.value(row, 0, head.get(row).get(0));
                sheet.value(row, 1, head.get(row).get(1));
            }
            var headings = List.of(
                    "STT",
                    "Mã đơn vị",
                    "Tên đơn vị",
                    "Số lớp",
                    "Tổng số lượt người tham gia (kể cả khai mạc)",
                    "Trong đó: khai mạc",
                    "Ngân sách nhà nước",
                    "Lồng ghép",
                    "Huy động",
                    "Nguồn khác",
                    "Ghi chú");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(7, column, headings.get(column));
            }
            for (int at = 0; at < rows; at++) {
                int row = 8 + at;
                sheet.value(row, 0, at + 1);
                sheet.value(row, 1, String.format(Locale.ROOT, "HP-%06d", at));
                sheet.value(row, 2, "Trường THCS phường Hưng Đạo số " + (at + 1));
                sheet.value(row, 3, at % 30);
                sheet.value(row, 4, 100 + at % 2_000);
                sheet.value(row, 5, at % 100);
                sheet.value(row, 6, 1_000_000 + at % 7 * 500_000);
                sheet.value(row, 8, at % 3 * 200_000);
            }
        }
        return file;
    }
}

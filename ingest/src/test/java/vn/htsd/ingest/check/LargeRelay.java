package vn.htsd.ingest.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;

/** A form B of the Ministry with as many rows as wanted, each a unit of its own; right in every cell. */
public final class LargeRelay {
    private LargeRelay() {}

    public static Path write(Path file, int rows) {
        try (var stream = Files.newOutputStream(file);
                var workbook = new Workbook(stream, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Biểu tổng hợp");
            cells(sheet, 0, "Ký hiệu biểu", "HTSD-B/2025");
            cells(sheet, 1, "Năm tổ chức Tuần lễ", 2025, null, "Mã đơn vị tổng hợp", "VN");
            cells(sheet, 2, "Đơn vị tính: nghìn đồng");
            cells(
                    sheet,
                    3,
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
            for (int at = 1; at <= rows; at++) {
                cells(
                        sheet,
                        3 + at,
                        at,
                        "VN-%06d".formatted(at),
                        "Trường Trung học cơ sở số " + at,
                        at % 7,
                        200 + at % 900,
                        100 + at % 90,
                        at % 50 * 100,
                        at % 3,
                        at % 11 * 10,
                        at % 5);
            }
            total(sheet, 4 + rows, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void total(org.dhatim.fastexcel.Worksheet sheet, int row, int rows) {
        long participants = 0;
        for (int at = 1; at <= rows; at++) {
            participants += 200 + at % 900;
        }
        cells(sheet, row, "Tổng cộng", null, null, null, participants);
    }

    private static void cells(org.dhatim.fastexcel.Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cells[column] != null) {
                sheet.value(row, column, cells[column].toString());
            }
        }
    }
}

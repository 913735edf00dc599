package vn.htsd.ingest.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file can be as a workbook, told by its first bytes; its name may lie. */
enum WorkbookKind {
    /** {@code .xlsx} or {@code .xlsm}. */
    TODAYS,
    /** {@code .xls} of Excel 97 to 2003. */
    OLD,
    NONE;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] CONTAINER = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static WorkbookKind of(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var head = stream.readNBytes(ZIP.length);
            if (Arrays.equals(head, ZIP)) {
                return TODAYS;
            }
            return Arrays.equals(head, CONTAINER) ? OLD : NONE;
        }
    }
}

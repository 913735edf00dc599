package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** A small workbook for a test, written by hand: sheets of rows of cells; null is a blank cell, "=…" a formula. */
public final class WorkbookFile {
    private final Map<String, List<@Nullable Object[]>> sheets = new LinkedHashMap<>();

    /** Adds or replaces a sheet. */
    public WorkbookFile sheet(String name, @Nullable Object[]... rows) {
        sheets.put(name, new ArrayList<>(List.of(rows)));
        return this;
    }

    public WorkbookFile without(String name) {
        sheets.remove(name);
        return this;
    }

    /** Gives a sheet another name; it moves to the end. */
    public WorkbookFile renamed(String name, String other) {
        var rows = sheets.remove(name);
        if (rows != null) {
            sheets.put(other, rows);
        }
        return this;
    }

    /** Adds a row to the end of a sheet. */
    public WorkbookFile add(String sheet, @Nullable Object... row) {
        sheets.computeIfAbsent(sheet, name -> new ArrayList<>()).add(row);
        return this;
    }

    /** Sets the cell right of a label. */
    public WorkbookFile set(String sheet, String label, @Nullable Object value) {
        for (var row : sheets.getOrDefault(sheet, List.of())) {
            if (label.equals(row[0])) {
                row[1] = value;
                return this;
            }
        }
        return add(sheet, label, value);
    }

    /** Writes a label in another way. */
    public WorkbookFile relabelled(String sheet, String label, String other) {
        for (var row : sheets.getOrDefault(sheet, List.of())) {
            if (label.equals(row[0])) {
                row[0] = other;
            }
        }
        return this;
    }

    public static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    public Path save(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var stream = Files.newOutputStream(file);
                    var workbook = new Workbook(stream, "test", "1.0")) {
                for (var sheet : sheets.entrySet()) {
                    var worksheet = workbook.newWorksheet(sheet.getKey());
                    for (int row = 0; row < sheet.getValue().size(); row++) {
                        var cells = sheet.getValue().get(row);
                        for (int column = 0; column < cells.length; column++) {
                            write(worksheet, row, column, cells[column]);
                        }
                    }
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(org.dhatim.fastexcel.Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/MM/yyyy").set();
        } else if (value instanceof String text && text.startsWith("=")) {
            sheet.formula(row, column, text.substring(1));
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }
}

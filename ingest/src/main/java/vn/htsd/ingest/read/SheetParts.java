package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What the streaming reader keeps to itself of a sheet: its hidden columns and merged cells. They stand before and behind
 * the cells, so the part is searched as bytes, without being parsed a second time, and to its end only if need be.
 */
final class SheetParts {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern ID = Pattern.compile("\\sId=[\"']([^\"']*)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\sTarget=[\"']([^\"']*)[\"']");
    private static final Pattern COLUMN = Pattern.compile("<(?:\\w+:)?col\\s[^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("\\shidden=[\"'](?:1|true)[\"']");
    private static final Pattern FROM = Pattern.compile("\\smin=[\"'](\\d{1,5})[\"']");
    private static final Pattern TO = Pattern.compile("\\smax=[\"'](\\d{1,5})[\"']");
    private static final Pattern MERGED =
            Pattern.compile("<(?:\\w+:)?mergeCell\\s+ref=[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

    private static final Pattern EMPTY_RESULT =
            Pattern.compile("<(?:\\w+:)?c(\\s[^>]*)>\\s*<(?:\\w+:)?f(?:\\s[^>]*)?(?:/>|>[^<]*</(?:\\w+:)?f>)\\s*"
                    + "<(?:\\w+:)?v(?:\\s*/>|>\\s*</(?:\\w+:)?v>)");
    private static final Pattern TEXT_RESULT = Pattern.compile("\\st=[\"']str[\"']");
    private static final Pattern ADDRESS = Pattern.compile("\\sr=[\"']([A-Z]{1,3}\\d{1,7})[\"']");

    private static final int BLOCK = 64 * 1024;
    /** The columns are described before the cells; a sheet with more than this of them has no form's columns. */
    private static final int HEAD = 4 * 1024;
    /** The formulas of a larger sheet are not searched: one with an empty result is then one without. */
    private static final long LARGEST_SEARCHED = 8L * 1024 * 1024;

    /** No tag that is looked for is longer, so this much of a block is looked at again with the next one. */
    private static final int LONGEST_TAG = 512;
    /** A form merges some dozens of cells; a sheet with more of them is none, and its merged cells stay blank. */
    private static final int MOST_MERGED = 1_000;

    private static final int LAST_COLUMN = 16_383;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, String> parts;

    /** @param zip of {@code file}; it stays open for as long as layouts are asked for */
    SheetParts(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.parts = parts(zip);
    }

    /**
     * @param relation by which the workbook names the sheet
     * @param hiddenRows those that the streaming reader told of
     */
    SheetLayout layout(String relation, boolean hidden, Set<Integer> hiddenRows) throws IOException {
        var columns = new HashSet<Integer>();
        var part = parts.getOrDefault(relation, "");
        var entry = zip.getEntry(part);
        if (entry != null) {
            try (InputStream stream = zip.getInputStream(entry)) {
                var head = new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                int end = head.indexOf("sheetData");
                columns.addAll(hiddenColumns(end < 0 ? head : head.substring(0, end)));
            }
        }
        return new SheetLayout(hidden, hiddenRows, columns, new Merges(file, part));
    }

    /** The merged cells stand behind all others, so the file is opened once more for them if they matter at all. */
    private static final class Merges implements SheetLayout.Merges {
        private final Path file;
        private final String part;
        private @Nullable List<SheetLayout.Merged> cells;

        Merges(Path file, String part) {
            this.file = file;
            this.part = part;
        }

        @Override
        public List<SheetLayout.Merged> cells() {
            if (cells == null) {
                try (var zip = new ZipFile(file.toFile())) {
                    cells = merged(zip, part);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return cells;
        }

        /** The same cells merged, from whatever file. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Merges merges && cells().equals(merges.cells());
        }

        @Override
        public int hashCode() {
            return cells().hashCode();
        }
    }

    private static List<SheetLayout.Merged> merged(ZipFile zip, String part) throws IOException {
        var merged = new ArrayList<SheetLayout.Merged>();
        var entry = zip.getEntry(part);
        if (entry == null) {
            return merged;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var buffer = new byte[BLOCK];
            var carried = "";
            for (int read; (read = stream.readNBytes(buffer, 0, BLOCK)) > 0; ) {
                var block = carried + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (block.contains("mergeCell ")) {
                    merge(block, merged);
                }
                carried = block.substring(Math.max(0, block.length() - LONGEST_TAG));
            }
        }
        return merged;
    }

    /** Cells whose formula gave an empty text; the streaming reader takes them for formulas that gave nothing yet. */
    Set<String> emptyTexts(String relation) throws IOException {
        var entry = zip.getEntry(parts.getOrDefault(relation, ""));
        if (entry == null || entry.getSize() > LARGEST_SEARCHED) {
            return Set.of();
        }
        var cells = new HashSet<String>();
        try (InputStream stream = zip.getInputStream(entry)) {
            var text = new String(stream.readNBytes((int) LARGEST_SEARCHED), StandardCharsets.ISO_8859_1);
            EMPTY_RESULT.matcher(text).results().map(cell -> cell.group(1)).forEach(attributes -> {
                var address = ADDRESS.matcher(attributes);
                if (TEXT_RESULT.matcher(attributes).find() && address.find()) {
                    cells.add(address.group(1));
                }
            });
        }
        return cells;
    }

    private static Set<Integer> hiddenColumns(String head) {
        var columns = new HashSet<Integer>();
        if (head.contains("hidden=")) {
            COLUMN.matcher(head).results().map(tag -> tag.group()).forEach(tag -> {
                var from = FROM.matcher(tag);
                var to = TO.matcher(tag);
                if (HIDDEN.matcher(tag).find() && from.find() && to.find()) {
                    int last = Math.min(Integer.parseInt(to.group(1)) - 1, LAST_COLUMN);
                    for (int column = Integer.parseInt(from.group(1)) - 1; column <= last; column++) {
                        columns.add(column);
                    }
                }
            });
        }
        return columns;
    }

    private static void merge(String block, List<SheetLayout.Merged> merged) {
        var cells = MERGED.matcher(block);
        while (cells.find() && merged.size() < MOST_MERGED) {
            int first = Integer.parseInt(cells.group(2));
            int last = Integer.parseInt(cells.group(4));
            var cell = new SheetLayout.Merged(first, last, column(cells.group(1)), column(cells.group(3)));
            // What is merged within one row has its value in the one cell that is filled.
            if (last > first && !merged.contains(cell)) {
                merged.add(cell);
            }
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int at = 0; at < letters.length(); at++) {
            column = column * 26 + letters.charAt(at) - 'A' + 1;
        }
        return column - 1;
    }

    private static Map<String, String> parts(ZipFile zip) throws IOException {
        var entry = zip.getEntry(RELATIONS);
        if (entry == null) {
            return Map.of();
        }
        var parts = new HashMap<String, String>();
        try (InputStream stream = zip.getInputStream(entry)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            RELATION.matcher(text).results().map(tag -> tag.group()).forEach(tag -> {
                var id = ID.matcher(tag);
                var target = TARGET.matcher(tag);
                if (id.find() && target.find()) {
                    var part = target.group(1);
                    parts.put(id.group(1), part.startsWith("/") ? part.substring(1) : "xl/" + part);
                }
            });
        }
        return parts;
    }
}

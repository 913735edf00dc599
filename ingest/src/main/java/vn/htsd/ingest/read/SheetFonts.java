package vn.htsd.ingest.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of one sheet hold text in a legacy font.
 *
 * @param byCell the cell's own font, and its pieces where it has several
 */
record SheetFonts(Map<Long, CellFont> byCell) {
    static final SheetFonts NONE = new SheetFonts(Map.of());

    /** @param runs empty where the whole text is in {@code font} */
    record CellFont(@Nullable LegacyFont font, List<FontRun> runs) {
        static CellFont whole(LegacyFont font) {
            return new CellFont(font, List.of());
        }
    }

    /** Row and column, both from 0, in one number. */
    static long key(int row, int column) {
        return (long) row << 32 | column;
    }

    /** The pieces of {@code text}, which stands in that cell. */
    List<FontRun> runs(int row, int column, String text) {
        var found = byCell.isEmpty() ? null : byCell.get(key(row, column));
        if (found == null) {
            return List.of(new FontRun(text, null));
        }
        return found.runs().isEmpty() ? List.of(new FontRun(text, found.font())) : found.runs();
    }
}

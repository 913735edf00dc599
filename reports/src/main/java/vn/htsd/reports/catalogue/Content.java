package vn.htsd.reports.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.render.Block;

/**
 * What a report says, before anybody signs it.
 *
 * @param title for the file's properties
 * @param subject under the word BÁO CÁO
 * @param year of the figures, for a date that is still open
 * @param internal for inside use: marked so, and signed and sent by nobody
 * @param inside what belongs to the report and stays inside, in a file of its own; null for none
 */
public record Content(
        String title,
        String subject,
        int year,
        List<Block> letter,
        List<Block> annexes,
        boolean synthetic,
        boolean internal,
        @Nullable Content inside) {
    public Content {
        letter = List.copyOf(letter);
        annexes = List.copyOf(annexes);
    }

    Content(String title, String subject, int year, List<Block> letter, List<Block> annexes, boolean synthetic) {
        this(title, subject, year, letter, annexes, synthetic, false, null);
    }

    /** The same, for inside use. */
    Content forInside() {
        return new Content(title, subject, year, letter, annexes, synthetic, true, null);
    }

    Content with(@Nullable Content annexOfTheHouse) {
        return new Content(title, subject, year, letter, annexes, synthetic, internal, annexOfTheHouse);
    }
}

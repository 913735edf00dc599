package vn.htsd.reports.catalogue;

import java.util.List;
import vn.htsd.reports.render.Block;

/**
 * What a report says, before anybody signs it.
 *
 * @param title for the file's properties
 * @param subject under the word BÁO CÁO
 * @param year of the figures, for a date that is still open
 */
public record Content(
        String title, String subject, int year, List<Block> letter, List<Block> annexes, boolean synthetic) {
    public Content {
        letter = List.copyOf(letter);
        annexes = List.copyOf(annexes);
    }
}

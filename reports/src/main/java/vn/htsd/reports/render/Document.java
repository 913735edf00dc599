package vn.htsd.reports.render;

import java.util.List;
import java.util.Locale;

/**
 * A whole report: an upright letter, and annexes across the page.
 *
 * @param synthetic whether every page must say that the figures are made up
 */
public record Document(
        String title,
        Letterhead letterhead,
        List<Block> letter,
        List<Block> annexes,
        boolean synthetic,
        Locale locale) {
    public Document {
        letter = List.copyOf(letter);
        annexes = List.copyOf(annexes);
    }
}

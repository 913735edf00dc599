package vn.htsd.scheduler.api;

import java.util.List;

/** One thing by which a list is sorted. */
record Order(String field, boolean down) {
    /** @param text with a dash in front for the greatest first */
    static Order of(String text, List<String> possible) {
        boolean down = text.startsWith("-");
        var field = down ? text.substring(1) : text;
        if (!possible.contains(field)) {
            throw new ApiException(
                    400, "Ordering with '" + text + "' is disallowed or the attribute does not exist on the model");
        }
        return new Order(field, down);
    }
}

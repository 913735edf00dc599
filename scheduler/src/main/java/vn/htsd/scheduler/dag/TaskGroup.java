package vn.htsd.scheduler.dag;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together.
 *
 * @param id with the ids of the groups around it, as in {@code outer.inner}
 * @param parent id of the group around it; null at the top
 */
public record TaskGroup(String id, @Nullable String parent, String tooltip) {}

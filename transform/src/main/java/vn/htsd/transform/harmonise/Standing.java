package vn.htsd.transform.harmonise;

import org.jspecify.annotations.Nullable;

/**
 * How far the figure of one unit of one campaign stands for the whole of it.
 *
 * @param level of the unit, as in {@code dim_locality}
 * @param expected reporters directly below; null where nobody knows how many
 * @param reached for how many of these its figure stands; null where nobody knows
 * @param whole whether it stands for the whole unit: its declaration counts, or all below it reported
 */
public record Standing(String level, @Nullable Long expected, @Nullable Long reached, boolean whole) {}

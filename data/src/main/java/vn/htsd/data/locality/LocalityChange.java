package vn.htsd.data.locality;

import java.time.LocalDate;

/**
 * Part of one unit version passing to another on a day.
 *
 * @param weight share of the old unit that goes to the new one; the weights of one old unit add up to 1
 * @param basis whether the share is known ({@code whole}, {@code population}) or everybody's equal guess ({@code equal})
 */
public record LocalityChange(
        String fromKey, String toKey, LocalDate effectiveDate, String kind, double weight, String basis) {}

package vn.htsd.scheduler.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered.
 *
 * @param rows null where it is no query; values are numbers, booleans, texts and null
 * @param changed how many rows a statement changed that is no query
 */
public record SqlAnswer(@Nullable List<List<@Nullable Object>> rows, long changed) {}

package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.reference.Reference;

/**
 * The campaigns that a build makes anew; of the others it keeps what the build before made.
 *
 * @param everything whether it keeps nothing
 * @param years the years; {@link #NO_YEAR} stands for files that tell none
 */
public record Scope(boolean everything, SortedSet<Integer> years) {
    /** The year of a report that does not say for which year it is. */
    public static final int NO_YEAR = -1;

    public static final Scope EVERYTHING = new Scope(true, new TreeSet<>());

    public Scope {
        years = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(years));
    }

    public static Scope of(SortedSet<Integer> years) {
        return new Scope(false, years);
    }

    public boolean holds(int year) {
        return everything || years.contains(year);
    }

    /** The rows of the campaigns in it. */
    Dataset<Row> within(Dataset<Row> rows) {
        return everything ? rows : rows.where(year().isin(years.toArray()));
    }

    /** {@link #NO_YEAR} where a row has none. */
    public static Column year() {
        return coalesce(col("campaign_year"), lit(NO_YEAR));
    }

    /** A reference that knows the campaigns in it alone. */
    Reference within(Reference reference) {
        return everything
                ? reference
                : new Reference(
                        reference.localities(),
                        reference.register(),
                        reference.campaigns().only(years),
                        reference.digest());
    }
}

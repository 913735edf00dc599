package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.reference.Reference;

/**
 * What a build makes anew: campaigns, and of great ones maybe only some {@linkplain Branches branches}. Of the others it keeps
 * what the build before made.
 *
 * @param everything whether it keeps nothing
 * @param years the campaigns of which something is made anew; {@link #NO_YEAR} stands for files that tell none
 * @param branches those that are made anew, of the campaigns that are not made anew as a whole
 */
public record Scope(boolean everything, SortedSet<Integer> years, SortedMap<Integer, SortedSet<String>> branches) {
    /** The year of a report that does not say for which year it is. */
    public static final int NO_YEAR = -1;

    public static final Scope EVERYTHING = new Scope(true, new TreeSet<>(), new TreeMap<>());

    public Scope {
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        branches = Collections.unmodifiableSortedMap(new TreeMap<>(branches));
    }

    public static Scope of(SortedSet<Integer> years, SortedMap<Integer, SortedSet<String>> branches) {
        return new Scope(false, years, branches);
    }

    /** Whether anything of the campaign is made anew. */
    public boolean holds(int year) {
        return everything || years.contains(year);
    }

    /** Whether only some branches of the campaign are made anew. */
    public boolean isPart(int year) {
        return branches.containsKey(year);
    }

    /** Whether the file of {@code branch} in {@code year} stays as it is; what is not divided by branches never does. */
    public boolean keeps(int year, String branch) {
        if (!holds(year)) {
            return true;
        }
        var anew = branches.get(year);
        return anew != null
                && !anew.contains(branch)
                && !branch.equals(Branches.ALL)
                && !branch.equals(Branches.ACROSS);
    }

    /** The rows of the campaigns in it. */
    Dataset<Row> within(Dataset<Row> rows) {
        return everything ? rows : rows.where(year().isin(years.toArray()));
    }

    /** The rows, of the campaigns in it, that are of its branches, as their {@link Branches#COLUMN} says. */
    public Dataset<Row> ofBranches(Dataset<Row> rows) {
        Column within = lit(true);
        for (var part : branches.entrySet()) {
            within = within.and(coalesce(col("campaign_year").notEqual(part.getKey()), lit(true))
                    .or(col(Branches.COLUMN).isin(part.getValue().toArray())));
        }
        return branches.isEmpty() ? rows : rows.where(within);
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

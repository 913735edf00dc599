package vn.htsd.transform.stage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * The branches of a campaign's reporting tree: all that reports to the nation through one province. In a great campaign they
 * are what a build makes anew or keeps; a small one is not worth dividing.
 *
 * @param fewest reporters of a campaign that is divided
 */
public record Branches(int fewest) {
    /** A national season has more than fifty thousand reporters a campaign; a twentieth of it is quickly made whole. */
    public static final Branches STANDARD = new Branches(20_000);

    /** Name of the column, and of the state of a build that says who is in which. */
    public static final String COLUMN = "branch";

    /** All of a campaign that is not divided, and what is never divided. */
    public static final String ALL = "0";

    /** What goes through no province: the nation itself, whatever reports to it directly, and reports of nobody known. */
    public static final String CENTRAL = LocalityCatalogue.NATION.code();

    /** What compares the reports of all branches. */
    public static final String ACROSS = "across";

    /** Which of the campaigns are divided. */
    Set<Integer> divided(Collection<ReporterDirectory.Entry> directory) {
        var sizes = new HashMap<Integer, Integer>();
        directory.forEach(entry -> sizes.merge(entry.campaignYear(), 1, Integer::sum));
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() >= fewest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The branch of a node: the province next below the nation in its line. */
    public static String of(Node node, Map<String, Node> byCode) {
        var line = ReportingTree.lineAbove(node, byCode);
        var top = line.size() < 2 ? node : byCode.get(line.get(line.size() - 2));
        return top != null && isRoot(top) ? top.code() : CENTRAL;
    }

    /** Whether {@code node} is the top of a branch; it then reports to the nation. */
    public static boolean isRoot(Node node) {
        return CENTRAL.equals(node.parent()) && node.administrative();
    }

    /** The branch of a row of a campaign, where {@code known} names it; nobody known is central. */
    static Column column(Column known, Set<Integer> divided) {
        var isDivided =
                functions.coalesce(functions.col("campaign_year").isin(divided.toArray()), functions.lit(false));
        return functions
                .when(isDivided, functions.coalesce(known, functions.lit(CENTRAL)))
                .otherwise(functions.lit(ALL));
    }
}

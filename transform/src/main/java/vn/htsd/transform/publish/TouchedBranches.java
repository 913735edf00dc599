package vn.htsd.transform.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.htsd.data.register.ReporterAliases;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;

/**
 * Which {@linkplain Branches branches} of a great campaign new batches and decisions touch. Where one report binds two branches
 * together, because a body of one relayed it from the other or because it was landed under two reporters, they go together. A
 * report of somebody whom the build before did not know, or of the nation itself, touches the campaign as a whole.
 */
final class TouchedBranches {
    private final Connection connection;
    private final Path base;
    private final ReporterAliases aliases;

    /** @param connection on which {@code landed} holds every landed report */
    TouchedBranches(Connection connection, Path base, ReporterAliases aliases) {
        this.connection = connection;
        this.base = base;
        this.aliases = aliases;
    }

    /**
     * The branches to make anew, by campaign; a campaign that is made anew as a whole is not among them.
     *
     * @param batches the new ones, by their places
     * @param decisions nodes about which something else was decided
     */
    SortedMap<Integer, SortedSet<String>> of(
            Set<Integer> years, Set<Integer> batches, Map<Integer, Set<String>> decisions) throws SQLException {
        var branches = new TreeMap<Integer, SortedSet<String>>();
        knowMerged();
        for (int year : years) {
            var state = base.resolve(Carried.STATE)
                    .resolve(Branches.COLUMN)
                    .resolve("campaign_year=" + year)
                    .resolve("part-0.parquet");
            if (Files.exists(state)) {
                know(state, year);
                var touched = touched(year, batches, decisions.getOrDefault(year, Set.of()));
                if (!touched.isEmpty()) {
                    branches.put(year, touched);
                }
            }
        }
        return branches;
    }

    private void knowMerged() throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE merged (code VARCHAR, target VARCHAR)");
        for (var merged : aliases.targets().entrySet()) {
            execute("INSERT INTO merged VALUES ('" + quoted(merged.getKey()) + "', '" + quoted(merged.getValue())
                    + "')");
        }
    }

    /** Everybody's branch in the build before, and the landed reports of the campaign with theirs. */
    private void know(Path state, int year) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE known AS SELECT reporter_code AS code, of_branch AS branch"
                + " FROM read_parquet('" + WarehouseFile.literal(state) + "')");
        execute("CREATE OR REPLACE TEMP TABLE placed AS SELECT l.batch, l.submission_id,"
                + " coalesce(m.target, l.reporter_code) AS code, coalesce(n.target, l.relayed_by) AS relay,"
                + " CASE WHEN l.reporter_code IS NULL THEN '" + Branches.CENTRAL + "' ELSE k.branch END AS branch,"
                + " r.branch AS relay_branch FROM landed l"
                + " LEFT JOIN merged m ON m.code = l.reporter_code LEFT JOIN merged n ON n.code = l.relayed_by"
                + " LEFT JOIN known k ON k.code = coalesce(m.target, l.reporter_code)"
                + " LEFT JOIN known r ON r.code = coalesce(n.target, l.relayed_by) WHERE l.year = " + year);
    }

    /** Empty where the campaign is touched as a whole. */
    private SortedSet<String> touched(int year, Set<Integer> batches, Set<String> nodes) throws SQLException {
        // Under whatever year it was landed anew: a report that leaves a campaign touches it, too.
        var anew = " FROM placed WHERE submission_id IN (SELECT submission_id FROM landed WHERE batch IN "
                + Increment.list(batches) + ")";
        var known = new HashSet<>(texts("SELECT code FROM known"));
        var codes = new HashSet<>(texts(
                "SELECT code" + anew + " AND code IS NOT NULL UNION SELECT relay" + anew + " AND relay IS NOT NULL"));
        codes.addAll(nodes);
        if (codes.contains(Branches.CENTRAL) || !known.containsAll(codes)) {
            return Collections.emptySortedSet();
        }
        var touched = new TreeSet<>(List.of(Branches.CENTRAL));
        touched.addAll(texts("SELECT branch" + anew + " UNION SELECT relay_branch" + anew));
        for (var node : nodes) {
            touched.addAll(texts("SELECT branch FROM known WHERE code = '" + quoted(node) + "'"));
        }
        int before;
        do {
            before = touched.size();
            var some =
                    touched.stream().map(each -> "'" + quoted(each) + "'").collect(Collectors.joining(", ", "(", ")"));
            touched.addAll(texts("SELECT branch FROM placed WHERE relay_branch IN " + some
                    + " UNION SELECT relay_branch FROM placed WHERE branch IN " + some
                    + " UNION SELECT o.branch FROM placed p JOIN placed o USING (submission_id) WHERE p.branch IN "
                    + some));
        } while (touched.size() > before);
        boolean most = 2 * touched.size()
                > Integer.parseInt(
                        texts("SELECT count(DISTINCT branch) FROM known").get(0));
        return most ? Collections.emptySortedSet() : touched;
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new java.util.ArrayList<String>();
            while (rows.next()) {
                var text = rows.getString(1);
                if (text != null) {
                    texts.add(text);
                }
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}

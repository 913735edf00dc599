package vn.htsd.transform.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.register.ReporterAliases;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Scope;

/**
 * What a new build may keep of the published one: every campaign, and every branch of a great one, that no new batch and no
 * changed decision touches.
 *
 * @param base directory of the published build; null where everything is made anew
 * @param batches those with a row of the campaigns that are made anew
 */
public record Increment(@Nullable Path base, @Nullable BuildManifest manifest, Scope scope, List<Path> batches) {
    public Increment {
        batches = List.copyOf(batches);
    }

    /** A hash of who took part in the published build, by campaign. */
    public SortedMap<String, String> directories() {
        return manifest == null ? new TreeMap<>() : manifest.directories();
    }

    /** Whether the campaigns of which anything is kept have the same reporters as before. */
    public boolean knows(Map<String, String> now) {
        return scope.everything()
                || now.entrySet().stream().allMatch(each -> {
                    int year = Integer.parseInt(each.getKey());
                    boolean anew = scope.holds(year) && !scope.isPart(year);
                    return anew || each.getValue().equals(directories().get(each.getKey()));
                });
    }

    /** The same with every campaign of which anything is made anew made anew as a whole. */
    public Increment ofWholeCampaigns() {
        return new Increment(base, manifest, Scope.of(scope.years(), new TreeMap<>()), batches);
    }

    /** Everything anew. */
    public static Increment whole(BuildInputs inputs) {
        return new Increment(null, null, Scope.EVERYTHING, inputs.batches());
    }

    /**
     * Compares {@code inputs} with those of the published build. Another reference, program, form or moment changes everything;
     * so does a batch that is there no more.
     */
    public static Increment of(Workspace workspace, BuildInputs inputs, ReporterAliases aliases) {
        var id = WarehouseFile.buildId(workspace.warehouse());
        var base = id.map(workspace.builds()::resolve);
        var manifest = base.flatMap(BuildManifest::read).filter(before -> mayKeep(before, inputs));
        if (manifest.isEmpty()) {
            return whole(inputs);
        }
        var before = manifest.get();
        var known = new HashSet<>(before.batches().values());
        var added = new TreeSet<Integer>();
        for (int place = 0; place < inputs.batches().size(); place++) {
            if (!known.contains(inputs.batchDigests().get(place))) {
                added.add(place);
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            var rows = new LandedYears(connection, inputs.batches());
            var years = new TreeSet<Integer>(rows.yearsOf(added));
            var decisions = changedDecisions(before, inputs);
            years.addAll(decisions.keySet());
            rows.close(years);
            var touched = new TreeSet<>(years);
            years.addAll(rows.following(years));
            rows.close(years);
            var branches = new TouchedBranches(connection, base.get(), aliases).of(touched, added, decisions);
            boolean all = years.containsAll(rows.years()) && branches.isEmpty();
            return all
                    ? whole(inputs)
                    : new Increment(base.get(), before, Scope.of(years, branches), rows.batchesWith(years));
        } catch (SQLException e) {
            throw new IllegalStateException("The landing cannot be compared with that of build " + before.build(), e);
        }
    }

    private static boolean mayKeep(BuildManifest before, BuildInputs inputs) {
        return before.isOfSameKind(inputs)
                && new HashSet<>(inputs.batchDigests())
                        .containsAll(before.batches().values());
    }

    /** The nodes about which something else was decided than before, by campaign; a decision that is gone may be about any. */
    private static SortedMap<Integer, Set<String>> changedDecisions(BuildManifest before, BuildInputs inputs) {
        var nodes = new TreeMap<Integer, Set<String>>();
        for (var decision : inputs.decisions()) {
            if (!before.holds(decision)) {
                nodes.computeIfAbsent(decision.campaignYear(), year -> new HashSet<>())
                        .add(decision.node());
            }
        }
        var now = inputs.decisions().stream().map(decision -> decision.id()).collect(Collectors.toSet());
        before.campaigns().forEach((id, year) -> {
            if (!now.contains(id)) {
                nodes.computeIfAbsent(year, key -> new HashSet<>()).add(Branches.CENTRAL);
            }
        });
        return nodes;
    }

    /** Which batch tells of which campaign. */
    private static final class LandedYears {
        private final Connection connection;
        private final List<Path> batches;

        LandedYears(Connection connection, List<Path> batches) throws SQLException {
            this.connection = connection;
            this.batches = batches;
            execute("CREATE TABLE landed (batch INTEGER, submission_id VARCHAR, year INTEGER, reporter_code VARCHAR,"
                    + " relayed_by VARCHAR)");
            for (int place = 0; place < batches.size(); place++) {
                var file = batches.get(place).resolve(Tables.LANDED_REPORT.name() + ".parquet");
                if (Files.exists(file)) {
                    execute("INSERT INTO landed SELECT " + place + ", submission_id, coalesce(campaign_year, "
                            + Scope.NO_YEAR + "), reporter_code, relayed_by FROM read_parquet('"
                            + WarehouseFile.literal(file) + "')");
                }
            }
        }

        TreeSet<Integer> years() throws SQLException {
            return integers("SELECT DISTINCT year FROM landed");
        }

        TreeSet<Integer> yearsOf(TreeSet<Integer> some) throws SQLException {
            return integers("SELECT DISTINCT year FROM landed WHERE batch IN " + list(some));
        }

        /** Each campaign's figures are also judged by those of the one before it. */
        TreeSet<Integer> following(TreeSet<Integer> changed) throws SQLException {
            var landed = years();
            return changed.stream()
                    .map(landed::higher)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Adds the years under which the same reports were landed another time, until there are no more. */
        void close(TreeSet<Integer> years) throws SQLException {
            int before;
            do {
                before = years.size();
                years.addAll(integers("SELECT DISTINCT other.year FROM landed JOIN landed other USING (submission_id)"
                        + " WHERE landed.year <> other.year AND landed.year IN " + list(years)));
            } while (years.size() > before);
        }

        List<Path> batchesWith(TreeSet<Integer> years) throws SQLException {
            return integers("SELECT DISTINCT batch FROM landed WHERE year IN " + list(years)).stream()
                    .map(batches::get)
                    .toList();
        }

        private TreeSet<Integer> integers(String sql) throws SQLException {
            var found = new TreeSet<Integer>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        }

        private void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** As a list of SQL, which may be empty. */
    static String list(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(NULL, ", ")"));
    }
}

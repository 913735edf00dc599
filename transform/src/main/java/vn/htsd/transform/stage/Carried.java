package vn.htsd.transform.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;

/**
 * What the build before knew of the campaigns, and of their branches, that this one does not make anew.
 *
 * @param base directory of that build; null where everything is made anew
 * @param reference with every campaign
 */
public record Carried(SparkSession spark, @Nullable Path base, Scope scope, Reference reference) {
    /** Directory, in a build, of what the next build wants to know and no reader. */
    public static final String STATE = "state";

    /** {@code fresh} rows of a table by campaign, and those of the other campaigns as they were. */
    public Dataset<Row> with(Dataset<Row> fresh, TableSpec table) {
        return base == null ? fresh : with(Schemas.conform(fresh, table), base.resolve(table.name()));
    }

    /** The same of a table that only builds know. */
    public Dataset<Row> withState(Dataset<Row> fresh, String name) {
        return base == null ? fresh : with(fresh, base.resolve(STATE).resolve(name));
    }

    /** The same of the campaigns in the scope alone: {@code fresh} rows, and those of their branches that are kept. */
    public Dataset<Row> withBranches(Dataset<Row> fresh, TableSpec table) {
        return base == null || scope.branches().isEmpty()
                ? fresh
                : union(
                        Schemas.conform(fresh, table),
                        base.resolve(table.name()),
                        keptBranches(base.resolve(table.name())));
    }

    /** The same of a table that only builds know. */
    public Dataset<Row> withBranchesOfState(Dataset<Row> fresh, String name) {
        if (base == null || scope.branches().isEmpty()) {
            return fresh;
        }
        var directory = base.resolve(STATE).resolve(name);
        return union(fresh, directory, keptBranches(directory));
    }

    /** The rows that branches had in the build before that are made anew now. */
    public Dataset<Row> overtaken(TableSpec table) {
        var directory = base == null ? null : base.resolve(table.name());
        return read(Schemas.of(table), directory, (year, file) -> !scope.keeps(year, Part.branchOf(file)));
    }

    /** What the build before knew of the campaigns of which only some branches are made anew. */
    public Dataset<Row> before(String state, StructType columns) {
        return read(columns, base == null ? null : base.resolve(STATE).resolve(state), (year, file) -> true);
    }

    private Dataset<Row> read(StructType columns, @Nullable Path directory, BiPredicate<Integer, Path> asked) {
        var none = spark.createDataFrame(List.of(), columns);
        return directory == null ? none : union(none, directory, branches(directory, asked));
    }

    /** What is asked of all submissions, whatever their campaign: when they came, and whether they are synthetic. */
    public Dataset<Row> withSubmissions(Dataset<Row> fresh) {
        var asked = fresh.select("received_at", "synthetic");
        if (base == null) {
            return asked;
        }
        var directory = base.resolve(Tables.SUBMISSION.name());
        var kept = files(directory).stream()
                .filter(file -> {
                    var part = Part.ofFlat(file);
                    return scope.keeps(part.year(), part.branch());
                })
                .map(SparkPath::toRead)
                .toArray(String[]::new);
        if (kept.length == 0) {
            return asked;
        }
        var others = spark.read().schema(Schemas.of(Tables.SUBMISSION)).parquet(kept);
        return asked.union(others.select("received_at", "synthetic"));
    }

    private Dataset<Row> with(Dataset<Row> fresh, Path directory) {
        var kept = new ArrayList<Path>(keptBranches(directory));
        for (int year : reference.campaigns().years()) {
            var partition = directory.resolve("campaign_year=" + year);
            if (!scope.holds(year) && Files.isDirectory(partition)) {
                kept.add(partition);
            }
        }
        return union(fresh, directory, kept);
    }

    private List<Path> keptBranches(Path directory) {
        return branches(directory, (year, file) -> scope.keeps(year, Part.branchOf(file)));
    }

    /** Of the campaigns of which only some branches are made anew. */
    private List<Path> branches(Path directory, BiPredicate<Integer, Path> asked) {
        var chosen = new ArrayList<Path>();
        for (int year : scope.branches().keySet()) {
            files(directory.resolve("campaign_year=" + year)).stream()
                    .filter(file -> asked.test(year, file))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dataset<Row> union(Dataset<Row> fresh, Path directory, List<Path> kept) {
        if (kept.isEmpty()) {
            return fresh;
        }
        var before = spark.read()
                .schema(fresh.schema())
                .option("basePath", SparkPath.of(directory))
                .parquet(kept.stream().map(SparkPath::toRead).toArray(String[]::new));
        return fresh.unionByName(before);
    }
}

package vn.htsd.transform.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.mart.Marts;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Effort;
import vn.htsd.transform.stage.Part;
import vn.htsd.transform.stage.SparkPath;

/**
 * Writes the tables of a build as Parquet: one file a table and campaign (of great campaigns, a branch), sorted by key, under
 * names that repeat. What the
 * build takes over from the one before is no copy but the same file under a second name.
 */
final class BuildWriter {
    private static final String CAMPAIGN = "campaign_year";

    private final Path directory;
    private final Increment increment;

    BuildWriter(Path directory, Increment increment) {
        this.directory = directory;
        this.increment = increment;
    }

    /** Writes everything, a few tables at a time: most are small, and waiting for each costs more. */
    void write(Marts marts, Dataset<Row> build, Progress progress) {
        var workers =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        int tables =
                marts.byCampaign().size() + marts.whole().size() + marts.state().size() + 1;
        try (var step = progress.step("transform", tables)) {
            var written = new ArrayList<Future<?>>();
            marts.byCampaign()
                    .forEach((table, rows) -> written.add(workers.submit(() -> {
                        writeCampaigns(table, rows.get());
                        step.advance(1);
                    })));
            marts.state()
                    .forEach((name, rows) -> written.add(workers.submit(() -> {
                        writeState(name, rows);
                        step.advance(1);
                    })));
            marts.whole()
                    .forEach((table, rows) -> written.add(workers.submit(() -> {
                        writeWhole(table, rows.get());
                        step.advance(1);
                    })));
            writeWhole(Tables.BUILD, build);
            step.advance(1);
            for (var each : written) {
                each.get();
            }
            linkUntouched();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void writeCampaigns(TableSpec table, Dataset<Row> rows) {
        var target = directory.resolve(table.name());
        if (table.byCampaign()) {
            split(rows, CAMPAIGN, table.key(), target);
        } else {
            split(rows, Marts.FILE, table.key(), target);
            flatten(target);
        }
        linkKept(target, table.byCampaign());
    }

    private void writeState(String name, Dataset<Row> rows) {
        var target = directory.resolve(Carried.STATE).resolve(name);
        split(rows, CAMPAIGN, keysOf(rows), target);
        linkKept(target, true);
    }

    /** Every row of a state table is told by its texts. */
    private static List<String> keysOf(Dataset<Row> rows) {
        return Arrays.stream(rows.schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.StringType)
                        || field.dataType().equals(DataTypes.IntegerType))
                .map(StructField::name)
                .filter(name -> !name.equals(Branches.COLUMN))
                .toList();
    }

    private void writeWhole(TableSpec table, Dataset<Row> rows) {
        var target = directory.resolve(table.name());
        if (table.byCampaign()) {
            split(rows.withColumn(Branches.COLUMN, lit(Branches.ALL)), CAMPAIGN, table.key(), target);
        } else {
            one(rows, rows.repartition(1))
                    .sortWithinPartitions(order(table.key()))
                    .write()
                    .parquet(SparkPath.of(target));
            tidy(target);
        }
    }

    /** One file a value of {@code column} and branch. */
    private static void split(Dataset<Row> rows, String column, List<String> key, Path target) {
        var order = new ArrayList<String>(List.of(column, Branches.COLUMN));
        order.addAll(key);
        one(rows, rows.repartition(col(column), col(Branches.COLUMN)))
                .sortWithinPartitions(order(order))
                .write()
                .partitionBy(column, Branches.COLUMN)
                .parquet(SparkPath.of(target));
        tidy(target);
        lift(target);
    }

    /** Rows that lie in one place stay there. */
    private static Dataset<Row> one(Dataset<Row> rows, Dataset<Row> shared) {
        return Effort.isOneTask(rows.sparkSession()) ? rows.coalesce(1) : shared;
    }

    private static Column[] order(List<String> names) {
        return names.stream().distinct().map(name -> col(name)).toArray(Column[]::new);
    }

    /** Names that Spark makes up anew each time become {@code part-0.parquet}; checksums of its own go. */
    private static void tidy(Path target) {
        try (var all = Files.walk(target)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".parquet")) {
                    Files.move(file, file.resolveSibling("part-0.parquet"));
                } else {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code campaign_year=2025/branch=04/part-0.parquet} becomes {@code campaign_year=2025/part-04.parquet}. */
    private static void lift(Path target) {
        for (var campaign : directories(target)) {
            for (var branch : directories(campaign)) {
                var name = branch.getFileName().toString().substring(Branches.COLUMN.length() + 1);
                move(branch.resolve("part-0.parquet"), campaign.resolve(Part.inside(name)));
            }
        }
    }

    /** {@code file_year=2025/part-04.parquet} becomes {@code part-2025-04.parquet}. */
    private static void flatten(Path target) {
        for (var campaign : directories(target)) {
            int year = Integer.parseInt(campaign.getFileName().toString().substring(Marts.FILE.length() + 1));
            for (var file : list(campaign)) {
                move(file, target.resolve(new Part(year, Part.branchOf(file)).flat()));
            }
        }
    }

    /** The last file takes its directory with it. */
    private static void move(Path file, Path to) {
        try {
            Files.move(file, to);
            var directory = Objects.requireNonNull(file.getParent());
            if (list(directory).isEmpty()) {
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> directories(Path directory) {
        return list(directory).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path directory) {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The campaigns and branches that the build before had and this one did not make anew. */
    private void linkKept(Path target, boolean byCampaign) {
        var base = increment.base();
        if (base == null) {
            return;
        }
        var before = base.resolve(directory.relativize(target));
        if (!Files.isDirectory(before)) {
            return;
        }
        for (var part : list(before)) {
            if (!byCampaign) {
                var each = Part.ofFlat(part);
                linkIfKept(each.year(), each.branch(), part, target);
            } else {
                int year = Part.yearOf(part);
                for (var file : list(part)) {
                    linkIfKept(year, Part.branchOf(file), file, target.resolve(part.getFileName()));
                }
            }
        }
    }

    private void linkIfKept(int year, String branch, Path file, Path directory) {
        if (increment.scope().keeps(year, branch)) {
            try {
                link(file, directory.resolve(file.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whole tables that nothing touched. */
    private void linkUntouched() throws IOException {
        var base = increment.base();
        if (base == null) {
            return;
        }
        for (var table : Tables.PUBLISHED) {
            var target = directory.resolve(table.name());
            if (!Files.exists(target)) {
                link(base.resolve(table.name()), target);
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var path : all.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    linkOrCopy(path, target);
                }
            }
        }
    }

    private static void linkOrCopy(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | IOException diskWithoutLinks) {
            Files.copy(file, link);
        }
    }
}

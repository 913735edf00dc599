package vn.htsd.transform.publish;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Effort;
import vn.htsd.transform.stage.Scope;
import vn.htsd.transform.stage.SparkPath;

/**
 * Writes the tables of a build as Parquet: one file a table and campaign, sorted by key, under names that repeat. What the
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
                        writeCampaigns(table, rows);
                        step.advance(1);
                    })));
            marts.state()
                    .forEach((name, rows) -> written.add(workers.submit(() -> {
                        writeState(name, rows);
                        step.advance(1);
                    })));
            marts.whole()
                    .forEach((table, rows) -> written.add(workers.submit(() -> {
                        writeWhole(table, rows);
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
        linkOtherCampaigns(target);
    }

    private void writeState(String name, Dataset<Row> rows) {
        var target = directory.resolve(Carried.STATE).resolve(name);
        split(rows, CAMPAIGN, keysOf(rows), target);
        linkOtherCampaigns(target);
    }

    /** Every row of a state table is told by its texts. */
    private static List<String> keysOf(Dataset<Row> rows) {
        return Arrays.stream(rows.schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.StringType))
                .map(StructField::name)
                .toList();
    }

    private void writeWhole(TableSpec table, Dataset<Row> rows) {
        var target = directory.resolve(table.name());
        if (table.byCampaign()) {
            split(rows, CAMPAIGN, table.key(), target);
        } else {
            one(rows, rows.repartition(1))
                    .sortWithinPartitions(order(table.key()))
                    .write()
                    .parquet(SparkPath.of(target));
            tidy(target);
        }
    }

    /** One file a value of {@code column}. */
    private static void split(Dataset<Row> rows, String column, List<String> key, Path target) {
        var order = new ArrayList<String>();
        order.add(column);
        order.addAll(key);
        one(rows, rows.repartition(col(column)))
                .sortWithinPartitions(order(order))
                .write()
                .partitionBy(column)
                .parquet(SparkPath.of(target));
        tidy(target);
    }

    /** Rows that lie in one place stay there. */
    private static Dataset<Row> one(Dataset<Row> rows, Dataset<Row> shared) {
        return Effort.isOneTask(rows) ? rows.coalesce(1) : shared;
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

    /** {@code file_year=2025/part-0.parquet} becomes {@code part-2025.parquet}. */
    private static void flatten(Path target) {
        try (var directories = Files.list(target)) {
            for (var directory : directories.filter(Files::isDirectory).toList()) {
                var year = directory.getFileName().toString().substring(Marts.FILE.length() + 1);
                Files.move(directory.resolve("part-0.parquet"), target.resolve(fileOf(Integer.parseInt(year))));
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a campaign in a table whose key has none. */
    static String fileOf(int year) {
        return "part-" + (year == Scope.NO_YEAR ? "none" : Integer.toString(year)) + ".parquet";
    }

    /** The campaigns that the build before had and this one did not make anew. */
    private void linkOtherCampaigns(Path target) {
        var base = increment.base();
        if (base == null) {
            return;
        }
        var before = base.resolve(directory.relativize(target));
        if (!Files.isDirectory(before)) {
            return;
        }
        try (var parts = Files.list(before)) {
            for (var part : parts.toList()) {
                if (!increment.scope().holds(yearOf(part))) {
                    link(part, target.resolve(part.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int yearOf(Path part) {
        var digits = part.getFileName().toString().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? Scope.NO_YEAR : Integer.parseInt(digits.substring(0, 4));
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

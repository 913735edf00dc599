package vn.htsd.transform.publish;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.table.TableSpec;
import vn.htsd.transform.stage.SparkPath;

/** Writes the tables of a build as Parquet: one file a table and campaign, sorted by key, under names that repeat. */
final class BuildWriter {
    private BuildWriter() {}

    /** Writes every table into {@code directory}, a few at a time: most are small, and waiting for each costs more. */
    static void write(Map<TableSpec, Dataset<Row>> tables, Path directory, Progress progress) {
        var workers =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try (var step = progress.step("transform", tables.size())) {
            var written = new ArrayList<Future<?>>();
            tables.forEach((table, rows) -> written.add(workers.submit(() -> {
                writeTable(table, rows, directory.resolve(table.name()));
                step.advance(1);
            })));
            for (var each : written) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void writeTable(TableSpec table, Dataset<Row> rows, Path target) {
        var order = new ArrayList<Column>();
        if (table.byCampaign()) {
            order.add(col("campaign_year"));
        }
        table.key().forEach(name -> order.add(col(name)));
        var writer = rows.repartition(1)
                .sortWithinPartitions(order.toArray(Column[]::new))
                .write();
        if (table.byCampaign()) {
            writer = writer.partitionBy("campaign_year");
        }
        writer.parquet(SparkPath.of(target));
        tidy(target);
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

    /** Removes a directory with all in it; one that is not there is fine. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (var path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package vn.htsd.transform;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import scala.runtime.BoxedUnit;
import vn.htsd.transform.stage.InPlace;
import vn.htsd.transform.stage.SparkPath;

/** Opens the one Spark session; reusing it matters more than any setting. */
final class SparkSessions {
    private SparkSessions() {}

    /** The session that somebody opened in this process and did not stop yet. */
    static Optional<SparkSession> running() {
        var known = SparkSession.getDefaultSession();
        return known.isDefined() && !known.get().sparkContext().isStopped()
                ? Optional.of(known.get())
                : Optional.empty();
    }

    /** @param scratch for shuffle files, on a disk with room */
    static SparkSession open(String master, Path scratch) {
        return SparkSession.builder()
                .appName("htsd")
                .master(master)
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", scratch.toString())
                .config("spark.sql.warehouse.dir", SparkPath.of(scratch.resolve("spark-warehouse")))
                // No planning again half-way: Effort knows beforehand how much there is.
                .config("spark.sql.adaptive.enabled", "false")
                // A build has some three hundred plans; those of the build before are compiled already.
                .config("spark.sql.codegen.cache.maxEntries", "2000")
                // Sets of source cells are small; sorting the rows first to collect them costs more than it saves.
                .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "200000")
                // Days and instants must not depend on the machine's time zone.
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.hadoop.fs.file.impl", LocalDisk.class.getName())
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
                .withExtensions(extensions -> {
                    InPlace.extend(extensions);
                    return BoxedUnit.UNIT;
                })
                .getOrCreate();
    }
}

package vn.htsd.transform.mart;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import vn.htsd.data.reference.Reference;
import vn.htsd.transform.harmonise.Crosswalks;
import vn.htsd.transform.harmonise.Geography;

/**
 * The way from every campaign's geography to every other, which the reference alone decides: worked out and sent to the
 * tasks once, however many builds follow.
 *
 * @param everywhere in the order of the campaigns
 */
public record Geographies(Crosswalks crosswalks, Broadcast<List<Geography>> everywhere) {
    public static Geographies of(SparkSession spark, Reference reference) {
        var localities = reference.localities();
        var campaigns = reference.campaigns().campaigns();
        var crosswalks = Crosswalks.of(localities, campaigns);
        return new Geographies(
                crosswalks,
                JavaSparkContext.fromSparkContext(spark.sparkContext())
                        .broadcast(Geography.of(localities, campaigns, crosswalks)));
    }
}

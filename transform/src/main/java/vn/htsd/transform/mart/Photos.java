package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.photo.ApprovedPhotos;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code photo}: which picture came with which report, and who approved that it leaves the house. */
final class Photos {
    private static final StructType APPROVAL = new StructType()
            .add("photo_sha256", DataTypes.StringType)
            .add("approved_by", DataTypes.StringType)
            .add("approved_on", DataTypes.DateType)
            .add("approved_caption", DataTypes.StringType);

    private Photos() {}

    static Dataset<Row> of(Staged staged, ApprovedPhotos approved) {
        var approvals = Schemas.rows(
                staged.spark(),
                approved.bySha256().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> RowFactory.create(
                                each.getKey(),
                                each.getValue().approvedBy(),
                                each.getValue().approvedOn(),
                                each.getValue().caption()))
                        .toList(),
                APPROVAL);
        var reports = staged.reports().select("submission_id", "campaign_year", "reporter_key", "locality_key");
        return staged.photos()
                .join(reports, "submission_id")
                .join(broadcast(approvals), new String[] {"photo_sha256"}, "left")
                .withColumn("approved", col("approved_by").isNotNull())
                .withColumn("caption", coalesce(col("approved_caption"), col("caption")));
    }
}

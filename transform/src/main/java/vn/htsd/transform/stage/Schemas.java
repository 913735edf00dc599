package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.table.Column;
import vn.htsd.data.table.TableSpec;

/** {@code Tables} in Spark's words. */
public final class Schemas {
    /** Digits of an amount in đồng. */
    private static final int MONEY_DIGITS = 18;

    private Schemas() {}

    public static StructType of(TableSpec table) {
        var fields = table.columns().stream()
                .map(column -> new StructField(
                        column.name(), type(column.type()), true, org.apache.spark.sql.types.Metadata.empty()))
                .toArray(StructField[]::new);
        return new StructType(fields);
    }

    /** Some columns of the table, in the order of {@code names}. */
    public static StructType of(TableSpec table, List<String> names) {
        var all = of(table);
        return new StructType(names.stream().map(name -> all.apply(name)).toArray(StructField[]::new));
    }

    /** The rows with exactly the table's columns, in its order and types; a missing column fails at once. */
    public static Dataset<Row> conform(Dataset<Row> rows, TableSpec table) {
        return conform(rows, table, List.of());
    }

    /** The same with {@code more} columns behind, as they are. */
    public static Dataset<Row> conform(Dataset<Row> rows, TableSpec table, List<String> more) {
        var columns = table.columns().stream()
                .map(column -> col(column.name()).cast(type(column.type())).as(column.name()));
        return rows.select(Stream.concat(columns, more.stream().map(name -> col(name)))
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Rows made in Java, in the order of the table's columns. */
    public static Dataset<Row> rows(SparkSession spark, List<Row> rows, TableSpec table) {
        return rows(spark, rows, of(table));
    }

    /** Rows made in Java, in the order of the schema, as data beside the plan: inside it, planning would carry them about. */
    public static Dataset<Row> rows(SparkSession spark, List<Row> rows, StructType schema) {
        var packed = new JavaSparkContext(spark.sparkContext()).parallelize(PackedRows.pack(rows), 1);
        return Effort.together(spark.createDataFrame(packed.flatMap(PackedRows::unpack), schema));
    }

    /**
     * Computes {@code rows} now and forgets how. What several tables are made from is worked out once, and plans made on top
     * of it stay small; planning a deep tree again for every table costs more than all the figures.
     */
    public static Dataset<Row> settled(Dataset<Row> rows) {
        return Effort.together(rows).localCheckpoint();
    }

    private static DataType type(Column.Type type) {
        return switch (type) {
            case TEXT -> DataTypes.StringType;
            case INT -> DataTypes.IntegerType;
            case COUNT -> DataTypes.LongType;
            case MONEY -> DataTypes.createDecimalType(MONEY_DIGITS, 0);
            case SHARE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case INSTANT -> DataTypes.TimestampType;
            case FLAG -> DataTypes.BooleanType;
        };
    }
}

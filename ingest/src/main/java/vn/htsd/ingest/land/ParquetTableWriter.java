package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.Column;
import vn.htsd.data.table.TableSpec;

/** Streams the rows of one table into one local Parquet file, with the schema that its {@link TableSpec} says. */
final class ParquetTableWriter implements AutoCloseable {
    private static final Set<String> UNIQUE = Set.of("submission_id", "source", "place");

    /** Rows in memory until they are written out; seven tables are open at a time. */
    private static final long ROW_GROUP = 16L * 1024 * 1024;

    private final TableSpec table;
    private final ParquetWriter<@Nullable Object[]> writer;
    private long rows;

    ParquetTableWriter(TableSpec table, Path file) throws IOException {
        this.table = table;
        var builder = new Builder(new LocalOutputFile(file), table);
        // A dictionary of texts that hardly repeat is built for nothing.
        table.columns().stream()
                .map(Column::name)
                .filter(UNIQUE::contains)
                .forEach(column -> builder.withDictionaryEncoding(column, false));
        this.writer = builder.withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.LZ4_RAW)
                .withRowGroupSize(ROW_GROUP)
                .build();
    }

    /** Writes one row, its values in the order of the table's columns. */
    void write(@Nullable Object... values) throws IOException {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.name() + " has " + table.columns().size() + " columns, the row has " + values.length);
        }
        writer.write(values);
        rows++;
    }

    int width() {
        return table.columns().size();
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    static MessageType schema(TableSpec table) {
        return new MessageType(
                table.name(),
                table.columns().stream().map(ParquetTableWriter::type).toList());
    }

    static Type type(Column column) {
        var repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        return switch (column.type()) {
            case TEXT ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case INT -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
            case COUNT -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case MONEY ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.decimalType(0, 18))
                        .named(column.name());
            case SHARE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
            case DATE ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case INSTANT ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(column.name());
            case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
        };
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
        private final TableSpec table;

        Builder(OutputFile file, TableSpec table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return new Rows(table);
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(table);
        }
    }

    /** How one row becomes Parquet values. */
    private static final class Rows extends WriteSupport<@Nullable Object[]> {
        private final MessageType schema;
        private final List<Column> columns;
        private @Nullable RecordConsumer out;

        Rows(TableSpec table) {
            this.schema = schema(table);
            this.columns = table.columns();
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(@Nullable Object[] row) {
            var consumer = out;
            if (consumer == null) {
                throw new IllegalStateException("Not prepared for writing");
            }
            consumer.startMessage();
            for (int at = 0; at < row.length; at++) {
                var value = row[at];
                var column = columns.get(at);
                if (value != null) {
                    consumer.startField(column.name(), at);
                    value(consumer, column, value);
                    consumer.endField(column.name(), at);
                } else if (!column.nullable()) {
                    throw new IllegalArgumentException(schema.getName() + "." + column.name() + " is never blank");
                }
            }
            consumer.endMessage();
        }

        private static void value(RecordConsumer out, Column column, Object value) {
            switch (column.type()) {
                case TEXT -> out.addBinary(Binary.fromString((String) value));
                case INT -> out.addInteger((Integer) value);
                case COUNT, MONEY -> out.addLong((Long) value);
                case SHARE -> out.addDouble((Double) value);
                case DATE -> out.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
                case INSTANT -> out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
                case FLAG -> out.addBoolean((Boolean) value);
            }
        }
    }
}

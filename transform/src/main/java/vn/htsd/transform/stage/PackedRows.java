package vn.htsd.transform.stage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Rows made in Java on their way to Spark's tasks, as bytes. Left to itself Spark writes every field as a Java object, which
 * for reference tables of a whole country takes longer than all that is done with them.
 */
final class PackedRows {
    private static final int CHUNK = 4_096;

    private enum Kind {
        BLANK,
        TEXT,
        INT,
        LONG,
        DOUBLE,
        FLAG,
        DAY,
        MOMENT,
        DECIMAL,
        TEXTS
    }

    private static final Kind[] KINDS = Kind.values();

    private PackedRows() {}

    static List<byte[]> pack(List<Row> rows) {
        var packed = new ArrayList<byte[]>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            packed.add(chunk(rows.subList(from, Math.min(rows.size(), from + CHUNK))));
        }
        return packed;
    }

    static Iterator<Row> unpack(byte[] packed) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            var rows = new ArrayList<Row>();
            for (int left = in.readInt(); left > 0; left--) {
                var values = new Object[in.readInt()];
                for (int column = 0; column < values.length; column++) {
                    values[column] = read(in);
                }
                rows.add(RowFactory.create(values));
            }
            return rows.iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] chunk(List<Row> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(rows.size());
            for (var row : rows) {
                out.writeInt(row.length());
                for (int column = 0; column < row.length(); column++) {
                    write(row.get(column), out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(Kind.BLANK.ordinal());
        } else if (value instanceof String text) {
            out.writeByte(Kind.TEXT.ordinal());
            text(text, out);
        } else if (value instanceof Integer number) {
            out.writeByte(Kind.INT.ordinal());
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte(Kind.LONG.ordinal());
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte(Kind.DOUBLE.ordinal());
            out.writeDouble(number);
        } else if (value instanceof Boolean flag) {
            out.writeByte(Kind.FLAG.ordinal());
            out.writeBoolean(flag);
        } else {
            writeRarer(value, out);
        }
    }

    private static void writeRarer(Object value, DataOutputStream out) throws IOException {
        if (value instanceof LocalDate day) {
            out.writeByte(Kind.DAY.ordinal());
            out.writeLong(day.toEpochDay());
        } else if (value instanceof Instant moment) {
            out.writeByte(Kind.MOMENT.ordinal());
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        } else if (value instanceof BigDecimal number) {
            out.writeByte(Kind.DECIMAL.ordinal());
            text(number.unscaledValue().toString(), out);
            out.writeInt(number.scale());
        } else if (value instanceof String[] texts) {
            out.writeByte(Kind.TEXTS.ordinal());
            out.writeInt(texts.length);
            for (var text : texts) {
                text(text, out);
            }
        } else {
            throw new IllegalArgumentException("A row holds a " + value.getClass() + ", which has no packed form");
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        return switch (KINDS[in.readByte()]) {
            case BLANK -> null;
            case TEXT -> text(in);
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case FLAG -> in.readBoolean();
            case DAY -> LocalDate.ofEpochDay(in.readLong());
            case MOMENT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case DECIMAL -> new BigDecimal(new BigInteger(text(in)), in.readInt());
            case TEXTS -> texts(in);
        };
    }

    private static String[] texts(DataInputStream in) throws IOException {
        var texts = new String[in.readInt()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = text(in);
        }
        return texts;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}

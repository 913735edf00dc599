package vn.htsd.transform.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
    @Test
    void rows_come_out_as_they_went_in() {
        var row = RowFactory.create(
                null,
                "phường Hưng Đạo",
                2025,
                -7L,
                0.1,
                true,
                LocalDate.of(2025, 7, 1),
                Instant.parse("2025-10-09T01:00:00.000001Z"),
                new BigDecimal("-12000000000000000"));
        var rows = Collections.nCopies(5_000, row);
        assertThat(unpacked(rows)).isEqualTo(rows);
        assertThat(unpacked(List.of())).isEmpty();
        var line = unpacked(List.of(RowFactory.create((Object) new String[] {"01477", "04", "VN"})));
        assertThat((String[]) line.get(0).get(0)).containsExactly("01477", "04", "VN");
    }

    @Test
    void a_value_without_a_packed_form_is_named() {
        assertThatThrownBy(() -> PackedRows.pack(List.of(RowFactory.create(new StringBuilder()))))
                .hasMessageContaining("StringBuilder");
    }

    private static List<Row> unpacked(List<Row> rows) {
        var all = new ArrayList<Row>();
        PackedRows.pack(rows).forEach(chunk -> PackedRows.unpack(chunk).forEachRemaining(all::add));
        return all;
    }
}

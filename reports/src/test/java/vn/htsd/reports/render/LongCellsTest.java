package vn.htsd.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongCellsTest {
    private final LongCells cells = new LongCells(Map.of("no", 30, "words", 100));

    private static String words(int from, int to, String between) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(between));
    }

    @Test
    void a_row_that_fits_is_one_row() {
        assertThat(cells.rows(Row.of("no", "1", "words", "ít lời\nhai dòng")))
                .containsExactly(Map.of("no", "1", "words", "ít lời\nhai dòng"));
    }

    @Test
    void lines_go_on_below_and_none_is_lost() {
        assertThat(cells.rows(Row.of("no", "1", "words", words(1, 45, "\n"))))
                .containsExactly(
                        Map.of("no", "1", "words", words(1, 20, "\n")),
                        Map.of("words", words(21, 40, "\n")),
                        Map.of("words", words(41, 45, "\n")));
    }

    @Test
    void one_long_line_breaks_between_words() {
        var rows = cells.rows(Row.of("no", "1", "words", words(1, 400, " ")));
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> assertThat(row.get("words"))
                .hasSizeLessThanOrEqualTo(400));
        assertThat(rows.stream().map(row -> row.get("words")).collect(Collectors.joining(" ")))
                .isEqualTo(words(1, 400, " "));
        assertThat(cells.rows(Row.of("words", "x".repeat(1000)))).hasSize(3);
    }
}

package vn.htsd.scheduler.run.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python 3.11 answers to {@code ast.literal_eval(ast.parse(text, mode="eval"))}. */
class PythonLiteralTest {
    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("1", 1),
                Arguments.of("-1", -1),
                Arguments.of("+ 1 ", 1),
                Arguments.of("\n1", 1),
                Arguments.of("1_000", 1000),
                Arguments.of("00", 0),
                Arguments.of("0x1F", 31),
                Arguments.of("0b101", 5),
                Arguments.of("20251008", 20251008),
                Arguments.of("-2147483648", Integer.MIN_VALUE),
                Arguments.of("99999999999", 99_999_999_999L),
                Arguments.of("123456789012345678901234567890", new BigInteger("123456789012345678901234567890")),
                Arguments.of("1.50", 1.5),
                Arguments.of("1.", 1.0),
                Arguments.of("-.5e-3", -0.0005),
                Arguments.of("True", true),
                Arguments.of("'a'", "a"),
                Arguments.of("\"a\\n\\u1ea1\"", "a\nạ"),
                Arguments.of("'a' 'b'", "ab"),
                Arguments.of("[1, 'b', (2, 3), [True]]", List.of(1, "b", List.of(2, 3), List.of(true))),
                Arguments.of("[1,\n 2]\n", List.of(1, 2)),
                Arguments.of("[1,]", List.of(1)),
                Arguments.of("(1,)", List.of(1)),
                Arguments.of("(1)", 1),
                Arguments.of("()", List.of()),
                Arguments.of("1, 2", List.of(1, 2)),
                Arguments.of("1,", List.of(1)),
                Arguments.of("{'a': 1, 2: [3],}", Map.of("a", 1, "2", List.of(3))),
                Arguments.of("{1, 2}", List.of(1, 2)),
                Arguments.of("{}", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void a_literal_becomes_its_value(String text, Object value) {
        assertThat(PythonLiteral.read(text)).isEqualTo(value);
    }

    @Test
    void none_is_nothing() {
        assertThat(PythonLiteral.read("None")).isNull();
        @Nullable Object[] inside = {null, 1};
        assertThat(PythonLiteral.read("[None, 1]")).isEqualTo(Arrays.asList(inside));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  1",
                "\t1",
                "007",
                "1x",
                "1__0",
                "1 + 2",
                "2025-10-08",
                "2025-10-17",
                "true",
                "null",
                "chào",
                "a b",
                "'open",
                "'a\nb'",
                "[1, 2",
                "[1 2]",
                "[,]",
                "[x]",
                "{'a' 1}",
                "{[1]: 2}",
                "[1]]",
                "1\n2",
                "1,\n2",
                "-'a'",
                "--",
                "\\",
                "'\\"
            })
    void what_is_no_literal_stays_text(String text) {
        assertThat(PythonLiteral.read(text)).isEqualTo(text);
    }

    /** Deep brackets cost no stack, and none is read twice. */
    @Test
    void deep_brackets_stay_text() {
        var deep = "(".repeat(100_000);
        assertThat(PythonLiteral.read(deep)).isEqualTo(deep);
        var pairs = "(".repeat(150) + "1" + ",2)".repeat(150);
        assertThat(PythonLiteral.read(pairs)).isInstanceOf(List.class);
    }
}

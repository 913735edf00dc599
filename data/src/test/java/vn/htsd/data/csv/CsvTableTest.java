package vn.htsd.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.htsd.data.problem.Message;

/** Tables as offices save them, and what is said of those that are none. */
class CsvTableTest {
    private static final List<String> COLUMNS = List.of("code", "name", "note");

    @Test
    void a_mark_at_the_start_any_line_end_quotes_commas_and_blank_lines_do_not_matter() {
        var table = CsvTable.parse(
                "a.csv",
                "\uFEFFcode,name,note\r\n"
                        + "1,\"Trường A, cơ sở 2\", x \r\n\r\n"
                        + "2,\"Hội \"\"Khuyến học\"\"\"\n"
                        + "3,\"hai\n"
                        + "dòng\",y\r"
                        + "4,B,z");
        assertThat(table.problemsAs(COLUMNS)).isEmpty();
        assertThat(table.rows())
                .extracting(
                        row -> row.line() + "|" + row.text("code") + "|" + row.text("name") + "|" + row.text("note"))
                .containsExactly("2|1|Trường A, cơ sở 2|x", "4|2|Hội \"Khuyến học\"|", "5|3|hai\ndòng|y", "7|4|B|z");
    }

    @Test
    void columns_may_stand_in_any_order_but_none_may_be_missing_strange_or_twice() {
        assertThat(said("note,code,name\n1,2,3\n")).isEmpty();
        assertThat(said("code,name,nmoe,code\n1,2,3,4\n"))
                .containsExactly(
                        "a.csv:1: column “nmoe” is not known. Expected, in any order: code,name,note. The file must be"
                                + " saved as CSV with commas.",
                        "a.csv:1: column “code” stands twice. Leave out one of them.",
                        "a.csv:1: column “note” is missing. Expected, in any order: code,name,note");
        assertThat(said("code;name;note\n1;2;3\n"))
                .hasSize(4)
                .first()
                .asString()
                .contains("CSV with commas");
        assertThat(said("")).containsExactly("a.csv is empty. Its first row must be: code,name,note");
    }

    @Test
    void a_row_longer_than_the_header_and_an_open_quotation_mark_are_named_by_their_line() {
        assertThat(said("code,name,note\n1,Trường A, cơ sở 2,x\n2,b,c\n"))
                .singleElement()
                .asString()
                .startsWith("a.csv:2: the row has 4 cells, the header 3.");
        assertThat(said("code,name,note\n1,a,b\n2,\"b,c\n3,d,e\n"))
                .singleElement()
                .asString()
                .startsWith("a.csv:3: a quotation mark opens here");
    }

    @Test
    void a_repeated_row_is_named_with_the_one_that_it_repeats() {
        var found = new ArrayList<Message>();
        var rows =
                CsvTable.parse("a.csv", "code,name,note\n1,a,b\n2,c,d\n1,a,b\n").distinctRows(found);
        assertThat(rows).hasSize(2);
        assertThat(found)
                .extracting(each -> each.in(Locale.ENGLISH))
                .containsExactly("a.csv:4: the row is the same as line 2. Leave out one of them.");
    }

    private static List<String> said(String text) {
        return CsvTable.parse("a.csv", text).problemsAs(COLUMNS).stream()
                .map(each -> each.in(Locale.ENGLISH))
                .toList();
    }
}

package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.catalogue.Editorial;
import vn.htsd.reports.catalogue.NationalReport;
import vn.htsd.reports.catalogue.Publication;
import vn.htsd.reports.catalogue.TrendReport;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.trace.FigureFile;
import vn.htsd.reports.trace.FigureList;

/** Every number that the national report prints is a figure with an id and an origin, or is known to be none. */
@SuppressWarnings("NullAway.Init")
class NationalFiguresTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*%?");

    /** The sign of zero, dates, moments, years, numbers of parts, tables and charts, numbers of documents, the lines at 90 %, 1 % and 50. */
    static final Pattern NO_FIGURE = Pattern.compile(
            "“0”|(?:bản dựng|build) \\w+|\\d{1,2} giờ \\d{2} phút|\\d{1,2}/\\d{1,2}/\\d{4}|ngày \\d{1,2} tháng|năm"
                    + " 20\\d{2}|NĂM 20\\d{2}|(?:Bảng|Biểu đồ|mục) \\d{1,2}(?:\\.\\d)?|90%|mức 1%|dưới 50"
                    + " lượt|(?:dấu|số:?) ?“?\\d*/?BC-[A-ZĐ]+|\\d+/(?:BGDĐT|QĐ|KH|UBND|TTr|CV)[-A-ZĐa-z]*|(?:[Cc]ông"
                    + " văn|Quyết định|Tờ trình|Kế hoạch) số \\d+");

    @TempDir
    static Path home;

    static Workspace workspace;
    static Warehouse warehouse;
    static Path report;
    static FigureList list;

    @BeforeAll
    static void make() {
        workspace = new Workspace(home);
        Country.write(workspace.warehouse());
        report = new Reports(workspace, IssueSettings.draft())
                .national(2025, PDF, VI, Progress.SILENT)
                .get(0);
        list = new FigureFile(workspace.reports())
                .listOf("2025.national.II.1.4.participants")
                .orElseThrow();
        warehouse = new Warehouse(workspace.warehouse());
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @Test
    void no_sentence_and_no_cell_holds_a_number_of_unknown_origin() {
        var content = new NationalReport(warehouse, Editorial.of(workspace, 2025), null, VI).content(2025, "Báo cáo");
        var strays = new ArrayList<String>();
        Stream.concat(content.letter().stream(), content.annexes().stream()).forEach(block -> strays(block, strays));
        assertThat(strays).isEmpty();
    }

    /** But for years, and for which provinces became which. */
    @Test
    void no_number_of_the_trend_report_is_of_unknown_origin() {
        var content = new TrendReport(warehouse, new Publication(List.of()), VI).content(2023, 2025, "Báo cáo");
        var strays = new ArrayList<String>();
        Stream.concat(content.letter().stream(), content.annexes().stream()).forEach(block -> strays(block, strays));
        strays.removeIf(stray -> stray.contains("được hình thành hoặc đổi tên") || stray.contains("nhiều nhất 8 nơi"));
        strays.removeIf(stray -> stray.replaceFirst(".* ← ", "").matches("\\D*20\\d\\d\\D*(20\\d\\d\\D*)*"));
        assertThat(strays).isEmpty();
    }

    private static void strays(Block block, List<String> strays) {
        if (block instanceof Block.Paragraph paragraph) {
            stray(paragraph.text(), strays);
        } else if (block instanceof Block.Unit unit) {
            stray(unit.text(), strays);
        } else if (block instanceof Block.Legend legend) {
            stray(legend.text(), strays);
        } else if (block instanceof Block.Caption caption) {
            stray(caption.text(), strays);
        } else if (block instanceof Block.Grid grid) {
            grid.table().rows().forEach(row -> row.cells().forEach((column, text) -> {
                if (!column.equals("no")) {
                    stray(text, strays);
                }
            }));
        }
    }

    private static void stray(CharSequence words, List<String> strays) {
        var rest = NO_FIGURE.matcher(words).replaceAll("");
        for (var use : Printed.of(words).uses()) {
            rest = rest.replaceFirst(Pattern.quote(use.text()), "");
        }
        if (NUMBER.matcher(rest).find()) {
            strays.add(words + " ← " + rest);
        }
    }

    @Test
    void every_number_on_the_pages_is_in_the_list() throws IOException {
        var known = new HashSet<String>();
        list.entries().forEach(entry -> entry.texts().forEach(text -> known.addAll(numbers(text))));
        var provinces = 34;
        for (int i = 1; i <= provinces; i++) {
            known.add(Integer.toString(i)); // The running numbers of the annexes, and the pages.
        }
        try (var pdf = Pdf.read(report)) {
            var text = NO_FIGURE.matcher(pdf.text()).replaceAll("").replaceAll("1\\.[1-5]\\. ", "");
            assertThat(numbers(text)).isSubsetOf(known);
        }
    }

    private static Set<String> numbers(String text) {
        var numbers = new HashSet<String>();
        var found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(found.group());
        }
        return numbers;
    }

    @Test
    void every_figure_is_what_its_origin_says() throws SQLException {
        new Reports(workspace, IssueSettings.draft()).trend(2023, 2025, PDF, VI, Progress.SILENT);
        var trend = new FigureFile(workspace.reports())
                .listOf("trend-2023-2025.II.1")
                .orElseThrow();
        assertThat(trend.entry("trend-2023-2025.annex-I.participants.14.2025")).isPresent();
        var entries = new ArrayList<>(list.entries());
        entries.addAll(trend.entries());
        assertThat(entries).hasSizeGreaterThan(1_000);
        assertThat(entries).extracting(FigureList.Entry::id).doesNotHaveDuplicates();
        Sums.check(workspace.warehouse(), entries);
    }
}

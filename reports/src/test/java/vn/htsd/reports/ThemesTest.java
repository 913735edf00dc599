package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.theme.Theme;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.ThemeCounts;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Format;

class ThemesTest {
    private static final Locale VI = Locale.forLanguageTag("vi");

    /** Words of all kinds, spread over the reports. */
    private static final List<String> SAID = List.of(
            "Kinh phí ít, cán bộ kiêm nhiệm",
            "KINH PHÍ: không có…",
            "Mua sắm thiết bị chậm; đường truyền yếu",
            "do anh huong cua con bao so 10",
            "Kinh phi\u0301 đến muộn",
            "Không",
            "Đời sống của bà con còn khó khăn – ở “bản”\nxa trung tâm",
            "Thủ tục ƯU ĐÃI (ngân sách) chưa rõ");

    private static final String SAY =
            "UPDATE narrative SET section = replace(section, 'advantages', 'difficulties'), text = list_extract(["
                    + String.join(
                            ", ",
                            SAID.stream()
                                    .map(text -> "'" + text.replace("'", "''") + "'")
                                    .toList())
                    + "], CAST(hash(submission_id) % " + SAID.size() + " AS INTEGER) + 1)";

    @Test
    void the_warehouse_and_java_see_the_same_themes_in_the_same_words(@TempDir Path home) throws SQLException {
        var file = home.resolve("w.duckdb");
        Country.write(file, SAY);
        var themes = ThemeList.shipped().of(Theme.Part.DIFFICULTIES);
        var expected = new TreeMap<String, Long>();
        long stating = 0;
        try (var db = DriverManager.getConnection("jdbc:duckdb:" + file);
                var rows = db.createStatement()
                        .executeQuery("SELECT text FROM narrative WHERE campaign_year = 2025"
                                + " AND section LIKE '%.difficulties'")) {
            while (rows.next()) {
                var text = rows.getString(1);
                stating++;
                var named = themes.stream().filter(theme -> theme.isIn(text)).toList();
                named.forEach(theme -> expected.merge(theme.code(), 1L, Long::sum));
                if (named.isEmpty()) {
                    expected.merge("other", 1L, Long::sum);
                }
            }
        }
        try (var warehouse = new Warehouse(file)) {
            var counts = ThemeCounts.read(warehouse, Slice.nation(2025), Map.of("difficulties", themes))
                    .get("difficulties");
            var found = new TreeMap<String, Long>();
            counts.themes()
                    .forEach(named ->
                            found.put(named.theme().code(), named.reports().orZero()));
            found.put("other", counts.other().orZero());
            assertThat(found).isEqualTo(expected);
            assertThat(found).containsKeys("funding", "staff", "weather", "remoteness", "other");
            assertThat(counts.stating().value()).isEqualTo(stating);
            var order = new ArrayList<Long>();
            counts.themes().forEach(named -> order.add(named.reports().orZero()));
            assertThat(order).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void a_list_of_ones_own_is_printed(@TempDir Path home) throws Exception {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse(), SAY);
        Files.writeString(
                home.resolve("themes.yaml"),
                "themes:\n"
                        + "- {code: people, of: difficulties, vi: Con người của riêng ta, en: People, patterns: [cán"
                        + " bộ]}\n"
                        + "- {code: all, of: proposals, vi: Mọi kiến nghị, en: All, patterns: [không]}\n");
        var pdf = new Reports(workspace, IssueSettings.draft())
                .national(2025, Set.of(Format.PDF), VI, Progress.SILENT)
                .get(0);
        assertThat(Pdf.read(pdf).text())
                .contains("Con người của riêng ta", "Mọi kiến nghị", "Khác (không thuộc nhóm nào)")
                .doesNotContain("Kinh phí đến muộn");
    }
}

package vn.htsd.data.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** {@code docs/findings.md}: all rules by group, from the bundles that the program speaks from. */
final class FindingsDocument {
    private static final ResourceBundle VI = bundle("vi");
    private static final ResourceBundle EN = bundle("en");

    private final List<String> lines = new ArrayList<>();

    private FindingsDocument() {}

    static String text() {
        var document = new FindingsDocument();
        document.head();
        for (var group : RuleGroup.values()) {
            document.group(group);
        }
        return String.join("\n", document.lines) + "\n";
    }

    private void head() {
        lines.add("# Danh mục thông báo · Catalogue of findings");
        lines.add("");
        lines.add("Mỗi tệp gửi đến được kiểm tra; điểm nào cần chú ý thì có một thông báo kèm mã, vị trí ô và cách xử"
                + " lý. **Lỗi**:");
        lines.add("báo cáo được trả lại để sửa, số liệu chưa được tính (ngày nhận lần đầu vẫn được ghi). **Lưu ý**: số"
                + " liệu được tính,");
        lines.add("đề nghị xem lại. **Thông tin**: không phải làm gì. Dấu … là phần thay đổi theo từng tệp.");
        lines.add("");
        lines.add("Every file is checked; what deserves attention is a finding with a code, its cell and what to do. An"
                + " *error* returns");
        lines.add("the report, a *warning* asks for a second look, an *info* explains. The … is what differs from file"
                + " to file.");
        lines.add("This page is made by `make docs` from `rules_vi.properties` and `rules_en.properties`; edit those.");
        lines.add("");
        lines.add("| nhóm · group | mã · codes |");
        lines.add("|---|---|");
        for (var group : RuleGroup.values()) {
            var codes = rules(group).stream()
                    .map(rule -> "[`" + rule + "`](#" + rule.name().toLowerCase(Locale.ROOT) + ")")
                    .toList();
            lines.add("| " + heading(group) + " | " + String.join(" ", codes) + " |");
        }
    }

    private void group(RuleGroup group) {
        lines.add("");
        lines.add("## " + heading(group));
        for (var rule : rules(group)) {
            lines.add("");
            lines.add("### " + rule);
            lines.add("");
            lines.add("| " + severity(rule.severity()) + " | Tiếng Việt | English |");
            lines.add("|---|---|---|");
            row("Thông báo", pattern(VI, rule.name()), pattern(EN, rule.name()));
            for (var other : rule.otherSentences()) {
                row("hoặc", pattern(VI, other), pattern(EN, other));
            }
            row("Ví dụ", VI.getString(rule + ".example"), EN.getString(rule + ".example"));
            row("Cách xử lý", VI.getString(rule + ".remedy"), EN.getString(rule + ".remedy"));
        }
    }

    private void row(String title, String vi, String en) {
        lines.add("| " + title + " | " + vi.replace("|", "\\|") + " | " + en.replace("|", "\\|") + " |");
    }

    private static List<Rule> rules(RuleGroup group) {
        return java.util.Arrays.stream(Rule.values())
                .filter(rule -> rule.group() == group)
                .toList();
    }

    private static String heading(RuleGroup group) {
        return VI.getString(group.key()) + " · " + EN.getString(group.key());
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "**Lỗi** · error";
            case WARNING -> "**Lưu ý** · warning";
            case INFO -> "**Thông tin** · info";
        };
    }

    private static String pattern(ResourceBundle bundle, String sentence) {
        return bundle.getString(sentence).replaceAll("\\{\\d}", "…").replace("''", "'");
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(Rule.BUNDLE, Locale.forLanguageTag(language));
    }
}

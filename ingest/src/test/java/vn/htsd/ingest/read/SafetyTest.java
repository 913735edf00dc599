package vn.htsd.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.ingest.Forms;

/** A workbook is cells: nothing in it is run, followed, calculated or expanded. */
class SafetyTest {
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private final Path directory;

    SafetyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** The form with some text of its parts changed and some parts added. */
    private Path form(String name, UnaryOperator<String> change, Map<String, String> added) throws IOException {
        var form = Forms.form2025().save(directory.resolve("form.xlsx"));
        var file = directory.resolve(name);
        try (var from = new ZipFile(form.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
            }
            for (var part : added.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static FileContent read(Path file) {
        return new ReportReader().read(file, String.valueOf(file.getFileName()));
    }

    private static String rule(Path file) {
        return read(file) instanceof FileContent.Unreadable refused
                ? refused.finding().rule().name()
                : "read";
    }

    private static Grid grid(Path file) {
        return ((FileContent.Workbook) read(file)).grid();
    }

    @Test
    void macros_of_an_xlsm_are_bytes() throws IOException {
        var plain = grid(form("a.xlsx", text -> text, Map.of()));
        var macro = form(
                "a.xlsm",
                text -> text,
                Map.of("xl/vbaProject.bin", "Sub Auto_Open() Shell \"touch /tmp/never\" End Sub"));
        assertThat(grid(macro)).isEqualTo(plain);
    }

    @Test
    void the_value_of_a_formula_is_what_was_saved_with_it() throws IOException {
        var plain = grid(form("a.xlsx", text -> text, Map.of()));
        var formula = form(
                "b.xlsx",
                text -> text.replace("<v>350</v>", "<f>1+1+WEBSERVICE(\"" + NOWHERE + "\")</f><v>350</v>"),
                Map.of());
        assertThat(grid(formula)).isEqualTo(plain);
    }

    @Test
    void links_to_other_workbooks_are_not_followed() throws IOException {
        var linked = form(
                "a.xlsx",
                text -> text.replace("<v>350</v>", "<f>[1]Sheet1!A1</f><v>350</v>"),
                Map.of(
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>",
                        "xl/externalLinks/_rels/externalLink1.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"externalLinkPath\" Target=\"" + NOWHERE
                                + "\" TargetMode=\"External\"/></Relationships>"));
        assertThat(grid(linked)).isEqualTo(grid(form("b.xlsx", text -> text, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]>",
                "<!-- %s --><!DOCTYPE a [<!ENTITY x \"ha\">]>",
                "<!-- <a> %s --><!DOCTYPE a [<!ENTITY x \"ha\">]>",
                "<!-- %s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s -->"
            })
    void a_part_with_an_entity_is_not_opened_wherever_it_hides(String before) throws IOException {
        var long2000 = "x".repeat(2_000);
        var head = before.replace("%s", long2000);
        var file =
                form("a.xlsx", text -> text.replaceFirst("(<\\?xml[^>]*>)?<worksheet", head + "<worksheet"), Map.of());
        assertThat(rule(file)).isEqualTo("FILE_UNSAFE");
    }

    @Test
    void a_comment_before_the_root_is_no_reason_to_refuse() throws IOException {
        var head = "<!-- " + "x".repeat(3_000) + " -->";
        var file =
                form("a.xlsx", text -> text.replaceFirst("(<\\?xml[^>]*>)?<worksheet", head + "<worksheet"), Map.of());
        assertThat(rule(file)).isEqualTo("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "xl\\..\\evil.xml"})
    void a_part_whose_name_leads_elsewhere_is_not_opened(String name) throws IOException {
        assertThat(rule(form("a.xlsx", text -> text, Map.of(name, "x")))).isEqualTo("FILE_UNSAFE");
    }

    @Test
    void the_sentence_for_what_is_not_accepted_names_what_is() throws IOException {
        var film = Files.writeString(directory.resolve("phim.mp4"), "....ftypisom");
        var refused = (FileContent.Unreadable) read(film);
        assertThat(refused.finding().message(vn.htsd.data.problem.Message.VIETNAMESE))
                .contains(".xlsx", ".xlsm", ".xls", "JSON", ".zip", "PDF", ".docx", "ảnh");
    }
}

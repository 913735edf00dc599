package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Format;

/** A template of the workspace stands in place of the built-in one, or a sentence says why it cannot. */
@SuppressWarnings("NullAway.Init")
class OwnTemplatesTest {
    private static final Locale VI = Locale.forLanguageTag("vi");

    @TempDir
    Path home;

    private Workspace workspace;

    @BeforeEach
    void make() throws IOException {
        workspace = new Workspace(home);
        Country.write(workspace.warehouse());
        Files.createDirectories(workspace.templates());
    }

    private void own(String name, UnaryOperator<String> change) throws IOException {
        try (var source = OwnTemplatesTest.class.getResourceAsStream("templates/funding.jrxml")) {
            var text = new String(java.util.Objects.requireNonNull(source).readAllBytes());
            Files.writeString(workspace.templates().resolve(name), change.apply(text));
        }
    }

    private Path national() {
        return new Reports(workspace, IssueSettings.draft())
                .national(2025, Set.of(Format.PDF), VI, Progress.SILENT)
                .get(0);
    }

    private void refused(String... sentence) {
        assertThatThrownBy(this::national).isInstanceOf(HtsdException.class).satisfies(problem -> {
            for (var part : sentence) {
                assertThat(problem).hasMessageContaining(part);
            }
        });
        assertThat(workspace.reports()).doesNotExist();
    }

    @Test
    void stands_in_place_of_the_built_in_one() throws IOException {
        own("funding.jrxml", text -> text.replace("$R{funding_source}", "\"NGUỒN CỦA CHÚNG TÔI\""));
        try (var pdf = Pdf.read(national())) {
            assertThat(pdf.text()).contains("NGUỒN CỦA CHÚNG TÔI").doesNotContain("Nguồn kinh phí");
        }
    }

    @Test
    void xml_that_is_not_whole() throws IOException {
        own("funding.jrxml", text -> text.replaceFirst("</detail>", ""));
        refused("funding.jrxml, line 26", "Mend it");
    }

    @Test
    void an_expression_that_does_not_compile() throws IOException {
        own("funding.jrxml", text -> text.replace("<![CDATA[$F{share}]]>", "<![CDATA[$F{share}.lenght()]]>"));
        var lines = Files.readString(workspace.templates().resolve("funding.jrxml"));
        var at = lines.substring(0, lines.indexOf("lenght")).lines().count();
        refused("funding.jrxml, line " + at, "lenght");
    }

    @Test
    void a_field_that_nothing_fills() throws IOException {
        own(
                "funding.jrxml",
                text -> text.replace(
                        "<field name=\"share\" class=\"java.lang.String\"/>",
                        "<field name=\"share\" class=\"java.lang.String\"/><field name=\"nguoi\" class=\"java.lang.String\"/>"));
        refused("funding.jrxml, line ", "nguoi", "share");
    }

    @Test
    void a_name_that_stands_for_nothing() throws IOException {
        own("kinh-phi.jrxml", text -> text);
        refused("kinh-phi", "funding");
    }
}

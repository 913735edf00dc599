package vn.htsd.ingest.template;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;

class TemplatesTest {
    @Test
    void draft() throws Exception {
        var out = Files.createDirectories(Path.of("/tmp/tpl"));
        var templates = new Templates(FormCatalogue.shipped(), Reference.shipped());
        templates.write("HTSD-A/2025", "01477", out.resolve("a2025.xlsx"));
        templates.write("HTSD-A/2023", "33", out.resolve("a2023.xlsx"));
    }
}

package vn.htsd.data.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/findings.md");

    /** {@code make docs} runs this with {@code -Dhtsd.docs=write}. */
    @Test
    void the_catalogue_of_findings_is_what_the_bundles_say() throws IOException {
        if ("write".equals(System.getProperty("htsd.docs"))) {
            Files.writeString(DOCUMENT, FindingsDocument.text());
        }
        assertThat(DOCUMENT).as("stale: run `make docs`").hasContent(FindingsDocument.text());
    }
}

package vn.htsd.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    private static final Path DOCUMENT = Path.of("../docs/data-dictionary.md");

    /** {@code make docs} runs this with {@code -Dhtsd.docs=write}. */
    @Test
    void the_dictionary_is_what_the_tables_and_views_say() throws IOException {
        if ("write".equals(System.getProperty("htsd.docs"))) {
            Files.writeString(DOCUMENT, DataDictionary.text());
        }
        assertThat(DOCUMENT).as("stale: run `make docs`").hasContent(DataDictionary.text());
    }
}

package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreFileTest {
    @ParameterizedTest
    @CsvSource({
        "draft.yml, true",
        "old_a.yaml, true",
        "old_keep.yaml, false",
        "rooted.yml, true",
        "deep.yml, true",
        "season.yml, false",
        "folder, false"
    })
    void the_last_line_that_fits_decides(String name, boolean ignored) {
        var file = IgnoreFile.parse(
                """
                # remarks and empty lines do not count

                draft.yml
                old_*
                !old_keep.yaml
                /rooted.yml
                **/deep.yml
                folder/
                """);
        assertThat(file.ignores(Path.of(name))).isEqualTo(ignored);
    }
}

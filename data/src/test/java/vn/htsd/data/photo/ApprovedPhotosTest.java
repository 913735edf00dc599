package vn.htsd.data.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.problem.HtsdException;

class ApprovedPhotosTest {
    private static final String HEADER = "photo_sha256,approved_by,approved_on,caption\n";
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir
    Path reference = Path.of("");

    @Test
    void a_photo_is_for_inside_use_until_its_own_row_says_otherwise() throws IOException {
        assertThat(ApprovedPhotos.of(reference).of(SHA)).isEmpty();
        Files.writeString(
                reference.resolve(ApprovedPhotos.FILE),
                HEADER + SHA + ",Trần Thị Mẫu,2025-11-20,\"Lễ khai mạc, xã A\"\n");
        var approved = ApprovedPhotos.of(reference);
        assertThat(approved.of(SHA))
                .contains(new ApprovedPhotos.Approval("Trần Thị Mẫu", LocalDate.of(2025, 11, 20), "Lễ khai mạc, xã A"));
        assertThat(approved.of("f".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anh1.jpg,A,2025-11-20,", "%s,,2025-11-20,", "%s,A,20/11/2025,", "%s,A,,"})
    void an_approval_that_is_not_whole_is_named(String row) throws IOException {
        Files.writeString(reference.resolve(ApprovedPhotos.FILE), HEADER + row.replace("%s", SHA) + "\n");
        assertThatThrownBy(() -> ApprovedPhotos.of(reference))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("approved_photos.csv:2");
    }
}

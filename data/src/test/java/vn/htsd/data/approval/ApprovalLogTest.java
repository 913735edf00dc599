package vn.htsd.data.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;

class ApprovalLogTest {
    private static final Instant NOON = Instant.parse("2025-11-02T05:00:00Z");

    @TempDir
    Path decisions;

    private static Approval approval(String id, int campaign, boolean withdrawn) {
        return new Approval(
                id,
                Approval.Kind.QUOTATION,
                campaign,
                "s-0",
                "Lớp học “số”\ncho mọi người",
                "Lan",
                NOON,
                "",
                withdrawn);
    }

    @Test
    void the_last_word_about_a_thing_counts_and_none_is_lost() {
        var log = new ApprovalLog(decisions);
        assertThat(log.inForce(2025)).isEmpty();
        log.add(approval("Q1", 2025, false));
        log.add(approval("Q2", 2025, false));
        log.add(approval("Q3", 2024, false));
        log.add(approval("Q1", 2025, true));
        assertThat(log.inForce(2025)).containsOnlyKeys("Q2");
        assertThat(log.inForce(2025).get("Q2")).isEqualTo(approval("Q2", 2025, false));
        log.add(approval("Q1", 2025, false));
        assertThat(log.inForce(2025)).containsOnlyKeys("Q1", "Q2");
        assertThat(log.all()).hasSize(5);
    }

    @Test
    void a_torn_line_is_a_sentence_with_its_number() throws IOException {
        var log = new ApprovalLog(decisions);
        log.add(approval("Q1", 2025, false));
        Files.writeString(log.file(), "{\"id\":", StandardOpenOption.APPEND);
        assertThatThrownBy(log::all).isInstanceOf(HtsdException.class).hasMessageContaining("2");
    }
}

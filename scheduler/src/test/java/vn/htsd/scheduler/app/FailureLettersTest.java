package vn.htsd.scheduler.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.mail.Postbox;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.RunType;
import vn.htsd.scheduler.store.StoredRun;

class FailureLettersTest {
    private static final Instant NOW = Instant.parse("2025-10-20T00:00:00Z");

    private static StoredRun run(String dagId) {
        return new StoredRun(
                1,
                dagId,
                "manual__2025-10-20",
                RunType.MANUAL,
                DagRunState.FAILED,
                NOW,
                null,
                NOW,
                NOW,
                NOW,
                NOW,
                "{}",
                1,
                "cli",
                null,
                null,
                null,
                null);
    }

    @Test
    void a_failed_run_is_told_to_those_of_the_settings_and_of_the_failed_tasks() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var settings = new MailSettings(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    MailSettings.Security.NONE,
                    null,
                    null,
                    "htsd@b.example",
                    List.of("quantri@b.example"));
            var file = DagFile.parse(
                    "t.yml",
                    """
                    t:
                      tasks:
                        one: {operator: airflow.operators.empty.EmptyOperator, email: mot@b.example}
                        two: {operator: airflow.operators.empty.EmptyOperator, email: hai@b.example}
                        three: {operator: airflow.operators.empty.EmptyOperator, email: ba@b.example, email_on_failure: false}
                    """,
                    "",
                    new Reading(Map.of(), NOW));
            assertThat(file.errors()).isEmpty();
            try (var letters = new FailureLetters(
                    settings, new Postbox(settings, Clock.systemUTC()), Locale.forLanguageTag("vi"))) {
                letters.loaded(List.of(file), Map.of());
                letters.ended(run("t"), DagRunState.SUCCESS, List.of());
                letters.ended(run("t"), DagRunState.FAILED, List.of("two", "three"));
            }
            var message = server.getReceivedMessages()[0];
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(Arrays.stream(message.getRecipients(RecipientType.TO)).map(Object::toString))
                    .containsExactly("quantri@b.example", "hai@b.example");
            assertThat(message.getSubject()).isEqualTo("[HTSĐ] Quy trình t không thành công");
        } finally {
            server.stop();
        }
    }
}

package vn.htsd.scheduler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;

/** Against a real SMTP server in this process. */
class PostboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-20T00:00:00Z"), ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailSettings settings() {
        return new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailSettings.Security.NONE,
                "htsd",
                "mật khẩu",
                "Kho dữ liệu <htsd@moet.example>",
                List.of());
    }

    @Test
    void a_letter_arrives_as_it_was_written_with_its_files(@TempDir Path directory) throws Exception {
        server.setUser("htsd@moet.example", "htsd", "mật khẩu");
        server.start();
        var file = Files.writeString(directory.resolve("Tình hình báo cáo.txt"), "Đủ 34 tỉnh");
        new Postbox(settings(), CLOCK)
                .send(new Letter(
                        List.of("so@caobang.example"),
                        List.of("vu@moet.example"),
                        List.of("an@moet.example"),
                        "Tình hình báo cáo ngày 20/10",
                        "Kính gửi các Sở,\ncòn 3 xã chưa gửi.",
                        false,
                        List.of(file)));
        assertThat(server.getReceivedMessages()).as("one for each recipient").hasSize(3);
        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Tình hình báo cáo ngày 20/10");
        assertThat(message.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(headers(message)).doesNotContain("an@moet.example").contains("vu@moet.example");
        var parts = (MimeMultipart) message.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent()).replace("\r\n", "\n"))
                .isEqualTo("Kính gửi các Sở,\ncòn 3 xã chưa gửi.");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("Tình hình báo cáo.txt");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Đủ 34 tỉnh");
    }

    private static String headers(MimeMessage message) throws Exception {
        var all = new StringBuilder();
        message.getAllHeaderLines().asIterator().forEachRemaining(line -> all.append(line)
                .append('\n'));
        return all.toString();
    }

    @Test
    void what_hinders_a_letter_is_a_sentence_without_the_password(@TempDir Path directory) {
        var letter = Letter.plain(List.of("a@b.example"), "s", "t", List.of());
        assertThatThrownBy(() -> new Postbox(MailSettings.NONE, CLOCK).send(letter))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("mail.host");
        server.setUser("htsd@moet.example", "htsd", "another");
        server.start();
        var postbox = new Postbox(settings(), CLOCK);
        assertThatThrownBy(() -> postbox.send(letter))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("smtp://htsd@127.0.0.1")
                .hasMessageNotContaining("mật khẩu");
        assertThatThrownBy(() -> postbox.send(Letter.plain(List.of("sở cao bằng"), "s", "t", List.of())))
                .hasMessageContaining("“sở cao bằng” is no e-mail address");
        assertThatThrownBy(() -> postbox.send(
                        Letter.plain(List.of("a@b.example"), "s", "t", List.of(directory.resolve("none.pdf")))))
                .hasMessageContaining("none.pdf cannot be read");
        var secure = new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailSettings.Security.STARTTLS,
                null,
                null,
                "a@b.example",
                List.of());
        assertThatThrownBy(() -> new Postbox(secure, CLOCK).send(letter))
                .as("never in clear where it was to be kept from readers")
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("could not be sent");
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}

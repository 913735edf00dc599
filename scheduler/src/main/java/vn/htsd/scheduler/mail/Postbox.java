package vn.htsd.scheduler.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** Sends letters over SMTP. A letter is taken by the server whole, for everybody it names, or not at all. */
public final class Postbox {
    private static final String BUNDLE = "vn.htsd.scheduler.mail.messages";
    /** Milliseconds; a server that does not answer must not hold a task up for ever. */
    private static final String PATIENCE = "30000";

    private final MailSettings settings;
    private final Clock clock;

    public Postbox(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends {@code letter}.
     *
     * @throws HtsdException where no server is set, an address or a file is wrong, or the server does not take it
     */
    public void send(Letter letter) {
        if (!settings.isSet()) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "no_server"));
        }
        var missing =
                letter.files().stream().filter(file -> !Files.isReadable(file)).findFirst();
        if (missing.isPresent()) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "no_file", missing.get()));
        }
        var session = Session.getInstance(properties());
        try (var transport =
                session.getTransport(settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp")) {
            var message = message(session, letter);
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException refused) {
            throw failed("refused", refused);
        } catch (MessagingException | IOException e) {
            throw failed("not_sent", e);
        }
    }

    private HtsdException failed(String sentence, Exception cause) {
        var reason = cause instanceof MessagingException chain && chain.getNextException() != null
                ? chain.getNextException()
                : cause;
        return new HtsdException(
                Category.ENVIRONMENT,
                Message.of(
                        BUNDLE,
                        sentence,
                        settings,
                        String.valueOf(reason.getMessage()).strip()),
                cause);
    }

    private Properties properties() {
        var properties = new Properties();
        for (var protocol : List.of("smtp", "smtps")) {
            var prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "auth", Boolean.toString(settings.user() != null));
            properties.setProperty(prefix + "connectiontimeout", PATIENCE);
            properties.setProperty(prefix + "timeout", PATIENCE);
            properties.setProperty(prefix + "writetimeout", PATIENCE);
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "allow8bitmime", "true");
        }
        boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        return properties;
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException, IOException {
        var message = new MimeMessage(session);
        message.setFrom(address(settings.from()));
        message.setRecipients(RecipientType.TO, addresses(letter.to()));
        message.setRecipients(RecipientType.CC, addresses(letter.cc()));
        message.setRecipients(RecipientType.BCC, addresses(letter.bcc()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        var body = new MimeMultipart();
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name(), letter.html() ? "html" : "plain");
        body.addBodyPart(text);
        for (var file : letter.files()) {
            body.addBodyPart(attachment(file));
        }
        message.setContent(body);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart attachment(Path file) throws MessagingException, IOException {
        var part = new MimeBodyPart();
        part.attachFile(file.toFile());
        part.setFileName(
                MimeUtility.encodeText(String.valueOf(file.getFileName()), StandardCharsets.UTF_8.name(), null));
        return part;
    }

    private static InternetAddress[] addresses(List<String> texts) {
        var addresses = new ArrayList<InternetAddress>();
        texts.forEach(text -> addresses.add(address(text)));
        return addresses.toArray(InternetAddress[]::new);
    }

    private static InternetAddress address(String text) {
        try {
            var address = new InternetAddress(text, true);
            address.validate();
            return address;
        } catch (AddressException wrong) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "no_address", text), wrong);
        }
    }
}

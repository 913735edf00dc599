package vn.htsd.scheduler.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Through which server letters go.
 *
 * @param host blank where no letter can be sent
 * @param user null where the server asks for none
 * @param password never printed, logged or written to a file by this program
 * @param from the sender's address
 * @param to who gets what has no reader of its own: status reports and failures
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        String from,
        List<String> to) {
    public static final MailSettings NONE =
            new MailSettings("", 587, Security.STARTTLS, null, null, "htsd@localhost", List.of());

    public MailSettings {
        to = List.copyOf(to);
    }

    /** How the connection is kept from being read. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isSet() {
        return !host.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "smtp://" + (user == null ? "" : user + "@") + host + ":" + port + " (" + security.code() + ")";
    }
}

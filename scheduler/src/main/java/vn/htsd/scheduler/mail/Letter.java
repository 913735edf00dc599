package vn.htsd.scheduler.mail;

import java.nio.file.Path;
import java.util.List;

/**
 * A letter to send.
 *
 * @param html whether {@code text} is HTML
 * @param files attached under their own names
 */
public record Letter(
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        String text,
        boolean html,
        List<Path> files) {
    public Letter {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("A letter has nobody to go to: " + subject);
        }
    }

    /** A letter in plain text. */
    public static Letter plain(List<String> to, String subject, String text, List<Path> files) {
        return new Letter(to, List.of(), List.of(), subject, text, false, files);
    }
}

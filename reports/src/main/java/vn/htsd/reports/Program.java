package vn.htsd.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.htsd.data.problem.Message;

/** Tells one program that makes reports from another: by the content of its classes, templates and words. */
final class Program {
    private Program() {}

    /** Read once; a few hundred kilobytes. */
    private static final class Digest {
        static final String HEX = digest(home(Program.class), home(Message.class));
    }

    static String digest() {
        return Digest.HEX;
    }

    private static Path home(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(Path... homes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var home : homes) {
                try (var files = Files.walk(home)) {
                    for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

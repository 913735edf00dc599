package vn.htsd.scheduler.api;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as they are kept: PBKDF2 with HMAC-SHA512, 210,000 rounds (OWASP), each with a salt of its own. */
final class Passwords {
    private static final int ROUNDS = 210_000;
    private static final int BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String hash(String password) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "pbkdf2-sha512$" + ROUNDS + "$" + text(salt) + "$" + text(derived(password, salt, ROUNDS));
    }

    static boolean matches(String password, String hash) {
        var parts = hash.split("\\$");
        var salt = Base64.getDecoder().decode(parts[2]);
        var derived = derived(password, salt, Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
    }

    /** Nobody can guess it. */
    static String random() {
        var bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] derived(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

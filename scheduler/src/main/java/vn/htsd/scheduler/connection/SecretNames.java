package vn.htsd.scheduler.connection;

import java.util.List;
import java.util.Locale;

/** Tells by its name whether something is secret, by Airflow's words. */
public final class SecretNames {
    private static final List<String> WORDS = List.of(
            "password",
            "passwd",
            "secret",
            "token",
            "api_key",
            "apikey",
            "authorization",
            "passphrase",
            "private_key",
            "access_token");

    private SecretNames() {}

    public static boolean isSecret(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}

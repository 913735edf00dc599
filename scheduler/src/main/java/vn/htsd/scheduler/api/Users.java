package vn.htsd.scheduler.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.EventRows;
import vn.htsd.scheduler.store.UserRows;

/** Who may come in: names, passwords, and the tokens that they are given for them. */
public final class Users {
    public static final String ADMIN = "admin";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TRIES = 5;
    private static final Duration LOCKED = Duration.ofMinutes(5);
    /** Compared with where there is no such user, so that the answer takes as long. */
    private static final String NOBODY = Passwords.hash(Passwords.random());

    private final Database database;
    private final Clock clock;
    private final Tokens tokens;

    public Users(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        var fresh = Passwords.random() + Passwords.random();
        this.tokens = new Tokens(database.transact(sql -> new UserRows(sql).secret("token_key", fresh)), clock);
    }

    Clock clock() {
        return clock;
    }

    /** The password of the first administrator, if there was no user yet; it is told this once. */
    public Optional<String> firstAdmin() {
        if (!database.transact(sql -> new UserRows(sql).all()).isEmpty()) {
            return Optional.empty();
        }
        var password = Passwords.random();
        create(ADMIN, Role.ADMIN, password);
        return Optional.of(password);
    }

    public void create(String name, Role role, String password) {
        var hash = Passwords.hash(password);
        database.change(sql -> new UserRows(sql).create(name, role.word(), hash, clock.instant()));
    }

    /** @return whether there is such a user */
    public boolean resetPassword(String name, String password) {
        var hash = Passwords.hash(password);
        return database.transact(sql -> {
            boolean known = new UserRows(sql).find(name).isPresent();
            new UserRows(sql).setPassword(name, hash);
            return known;
        });
    }

    /** A password that nobody can guess. */
    public static String randomPassword() {
        return Passwords.random();
    }

    /** @throws ApiException if name and password do not fit, or were wrong too often */
    Caller login(String name, String password) {
        var user = database.transact(sql -> new UserRows(sql).find(name)).orElse(null);
        var now = clock.instant();
        var lock = user == null ? null : user.lockedUntil();
        if (lock != null && lock.isAfter(now)) {
            throw new ApiException(429, "Too many wrong passwords. Try again in a few minutes.");
        }
        boolean right = Passwords.matches(password, user == null ? NOBODY : user.hash());
        if (user == null || !right) {
            if (user != null) {
                int failures = user.failures() + 1;
                database.change(sql -> {
                    new UserRows(sql)
                            .failed(
                                    name,
                                    failures >= TRIES ? 0 : failures,
                                    failures >= TRIES ? now.plus(LOCKED) : null);
                    new EventRows(sql).add(now, "login_failed", null, null, null, name, null);
                });
            }
            throw new ApiException(401, "Invalid credentials");
        }
        if (user.failures() > 0 || lock != null) {
            database.change(sql -> new UserRows(sql).failed(name, 0, null));
        }
        return caller(user);
    }

    private static Caller caller(UserRows.User user) {
        return new Caller(user.name(), Role.of(user.role()).orElse(Role.VIEWER), "rest_api");
    }

    public String token(String name) {
        return tokens.issue(name, DAY);
    }

    /** Who sent this header; empty where it proves nothing. */
    Optional<Caller> bearer(String authorization) {
        if (!authorization.startsWith("Bearer ")) {
            return Optional.empty();
        }
        return tokens.user(authorization.substring("Bearer ".length()).strip())
                .flatMap(name -> database.transact(sql -> new UserRows(sql).find(name)))
                .map(Users::caller);
    }

    /** Name and password in a header, as the first version of the API takes them. */
    Optional<Caller> basic(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            var text = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring("Basic ".length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(login(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may come in, and what all schedulers of a store keep secret together. */
public record UserRows(Sql sql) {
    /**
     * @param hash of the password
     * @param failures attempts to come in with a wrong password since the last right one
     * @param lockedUntil before then nobody gets in, whatever the password; null for no lock
     */
    public record User(
            String name, String role, String hash, int failures, @Nullable Instant lockedUntil, Instant created) {}

    public List<User> all() {
        return sql.query(
                "select * from user_account order by user_name",
                row -> new User(
                        row.text("user_name"),
                        row.text("role"),
                        row.text("password_hash"),
                        row.whole("failures"),
                        row.momentOrNull("locked_until"),
                        row.moment("created_at")));
    }

    public Optional<User> find(String name) {
        return all().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    public void create(String name, String role, String hash, Instant now) {
        sql.update(
                """
                insert into user_account (user_name, role, password_hash, failures, created_at) values (?, ?, ?, 0, ?)""",
                name,
                role,
                hash,
                now);
    }

    public void setPassword(String name, String hash) {
        sql.update(
                "update user_account set password_hash = ?, failures = 0, locked_until = null where user_name = ?",
                hash,
                name);
    }

    public void failed(String name, int failures, @Nullable Instant lockedUntil) {
        sql.update(
                "update user_account set failures = ?, locked_until = ? where user_name = ?",
                failures,
                lockedUntil,
                name);
    }

    /** The secret of that name; {@code fresh} is taken where there is none yet. */
    public String secret(String name, String fresh) {
        var known = sql.one("select secret_value from secret where name = ?", row -> row.text("secret_value"), name);
        if (known.isPresent()) {
            return known.get();
        }
        sql.update("insert into secret (name, secret_value) values (?, ?)", name, fresh);
        return fresh;
    }
}

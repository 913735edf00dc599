package vn.htsd.scheduler.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may do all that those before may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Starts, clears and marks runs, pauses DAGs. */
    USER,
    /** Pools, variables, connections, backfills. */
    OP,
    /** Users and the configuration. */
    ADMIN;

    public static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** With a capital, as Airflow writes it. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}

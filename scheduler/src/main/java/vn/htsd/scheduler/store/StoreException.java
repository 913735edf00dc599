package vn.htsd.scheduler.store;

import java.sql.SQLException;

/** The database did not do as it was told. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String what, SQLException cause) {
        super(what.strip().lines().findFirst().orElse("") + " …: " + cause.getMessage(), cause);
    }

    /** Whether a row with this key is there already. */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("23505");
    }
}

package vn.htsd.data.problem;

/** Whose turn it is when something fails; fixes the exit code and, later, the HTTP status. */
public enum Category {
    /** The command was called wrongly: an unknown option, a missing argument. */
    USAGE(2),
    /** A file or a value that somebody sent cannot be used. */
    INPUT(1),
    /** The machine: a missing directory, no permission, a full disk, a held lock. */
    ENVIRONMENT(1),
    /** The program itself is wrong. */
    BUG(1);

    private final int exitCode;

    Category(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this category. */
    public int exitCode() {
        return exitCode;
    }
}

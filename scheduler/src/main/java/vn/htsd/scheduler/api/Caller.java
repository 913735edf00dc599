package vn.htsd.scheduler.api;

/**
 * Who asks.
 *
 * @param through by what, in Airflow's word for what triggers a run: {@code rest_api}, {@code cli}
 */
public record Caller(String name, Role role, String through) {
    /** Whoever sits at this machine and may write the workspace. */
    public static Caller local(String name) {
        return new Caller(name, Role.ADMIN, "cli");
    }
}

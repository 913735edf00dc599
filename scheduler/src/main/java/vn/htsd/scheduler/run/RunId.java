package vn.htsd.scheduler.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Run ids as Airflow writes them. */
public final class RunId {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter ISO_MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private RunId() {}

    /** @param moment the run's {@code run_after} */
    public static String of(RunType type, Instant moment) {
        return type.code() + "__" + text(moment);
    }

    private static String text(Instant moment) {
        return (moment.getNano() < 1000 ? ISO : ISO_MICROS).format(moment.atOffset(ZoneOffset.UTC));
    }
}

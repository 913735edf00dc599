package vn.htsd.scheduler.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Run ids as Airflow writes them. */
public final class RunId {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter ISO_MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private RunId() {}

    public static String scheduled(Instant runAfter) {
        return "scheduled__" + text(runAfter);
    }

    public static String manual(Instant moment) {
        return "manual__" + text(moment);
    }

    private static String text(Instant moment) {
        return (moment.getNano() == 0 ? ISO : ISO_MICROS).format(moment.atOffset(ZoneOffset.UTC));
    }
}

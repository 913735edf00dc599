package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;

/** The moments that a schedule names. */
sealed interface Grid {
    /** The first of them after {@code moment}. */
    Instant next(Instant moment);

    /** The last of them before {@code moment}. */
    Instant previous(Instant moment);

    /** {@code moment} itself where it is one of them, else the next. */
    Instant alignToNext(Instant moment);

    /** {@code moment} itself where it is one of them, else the one before. */
    Instant alignToPrevious(Instant moment);

    /** The ticks of a cron that does tick. */
    record OfCron(CronExpression cron) implements Grid {
        @Override
        public Instant next(Instant moment) {
            return cron.next(moment).orElseThrow();
        }

        @Override
        public Instant previous(Instant moment) {
            return cron.previous(moment).orElseThrow();
        }

        @Override
        public Instant alignToNext(Instant moment) {
            return next(moment.minusNanos(1));
        }

        @Override
        public Instant alignToPrevious(Instant moment) {
            return previous(moment.plusNanos(1));
        }
    }

    /** Steps from wherever one stands: a delta has no ticks of its own. */
    record OfDelta(Delta delta) implements Grid {
        @Override
        public Instant next(Instant moment) {
            return delta.after(moment);
        }

        @Override
        public Instant previous(Instant moment) {
            return delta.before(moment);
        }

        @Override
        public Instant alignToNext(Instant moment) {
            return moment;
        }

        @Override
        public Instant alignToPrevious(Instant moment) {
            return moment;
        }
    }
}

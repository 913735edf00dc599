package vn.htsd.ingest.sample;

import vn.htsd.data.report.Held;
import vn.htsd.data.report.Level;

/**
 * What becomes of one reporter's report in one year.
 *
 * @param silent it never reports
 * @param held whether its Week took place
 * @param late it reports after the deadline
 * @param revised it reports twice, and the second report replaces the first
 * @param json it reports as JSON and not as a workbook
 * @param slant how what it declares compares with what those below it reported; {@link Slant#EXACT} for a unit
 */
record Fate(boolean silent, Held held, boolean late, boolean revised, boolean json, Slant slant) {
    /** How a consolidated report stands to the reports below it. */
    enum Slant {
        /** It is their sum. */
        EXACT,
        /** It adds the office's own activities, and those of reporters who told nobody else. */
        WITH_OWN,
        /** It was written before the last of them reported. */
        STALE,
        /** It claims far more than they did. */
        OVER,
        /** It leaves out people whom two of them counted. */
        WITHOUT_DUPLICATES
    }

    private static final double JSON = .25;

    static Fate ofUnit(long seed, SampleUnit unit, int year, boolean lax) {
        var dice = Dice.of(seed, unit.code(), year, "fate");
        double silence = lax ? .14 : unit.kind().reportsToProvince() ? .02 : .06;
        boolean silent = dice.chance(silence);
        double mood = dice.fraction();
        var held = mood < .025 ? Held.NOT_HELD : mood < .08 ? Held.INTEGRATED : Held.HELD;
        boolean late = dice.chance(.08);
        boolean revised = held == Held.HELD && dice.chance(.04);
        return new Fate(silent, held, late, revised, dice.chance(JSON), Slant.EXACT);
    }

    static Fate ofOffice(long seed, String code, Level level, int year, boolean lax) {
        var dice = Dice.of(seed, code, level, year, "fate");
        boolean silent = dice.chance(silence(level, lax));
        boolean late = dice.chance(.08);
        boolean revised = dice.chance(.04);
        return new Fate(silent, Held.HELD, late, revised, dice.chance(JSON), slant(level, dice));
    }

    /** Provinces are silent by {@link Diligence}, and the districts of diligent ones always report. */
    private static double silence(Level level, boolean lax) {
        return switch (level) {
            case COMMUNE -> lax ? .09 : .03;
            case DISTRICT -> lax ? .08 : 0;
            case UNIT, PROVINCE, MINISTRY -> 0;
        };
    }

    private static Slant slant(Level level, Dice dice) {
        double lot = dice.fraction();
        if (level == Level.PROVINCE) {
            return lot < .15 ? Slant.WITHOUT_DUPLICATES : Slant.WITH_OWN;
        }
        return lot < .40
                ? Slant.EXACT
                : lot < .75
                        ? Slant.WITH_OWN
                        : lot < .84 ? Slant.STALE : lot < .90 ? Slant.OVER : Slant.WITHOUT_DUPLICATES;
    }

    /** The same, but certain to be in and counted; for a report that another one refers to. */
    Fate certain() {
        return new Fate(false, Held.HELD, late, false, json, slant);
    }
}

package vn.htsd.ingest.sample;

import vn.htsd.ingest.sample.UnitKind.Crowd;

/** Draws the figures of a reporter and year: growing from year to year, and each year with its own main theme. */
final class FigureSource {
    private static final int FIRST_YEAR = 2023;
    private static final double GROWTH = 1.10;
    /** Weights of the groups after the opening, in the order of the code list: usual years, and the year of reading. */
    private static final double[] USUAL = {.30, .17, .13, .16, .08, .05, .05, .06};

    private static final double[] READING = {.24, .10, .10, .38, .06, .03, .04, .05};
    private static final int READING_YEAR = 2024;
    private static final double[] MODES = {.64, .22, .14};
    private static final double[] SOURCES = {.58, .14, .22, .06};
    private static final int PROGRAMME = 1;
    /** Groups taught in classes: digital skills and online learning. */
    private static final int FIRST_TAUGHT = 2;

    private static final int LAST_TAUGHT = 3;

    private final long seed;

    FigureSource(long seed) {
        this.seed = seed;
    }

    /** The figures of one unit: a few activities, most often with their groups of people told apart. */
    Figures unit(SampleUnit unit, int year) {
        double usual = unit.kind().size(Dice.of(seed, unit.code(), "size"));
        var dice = Dice.of(seed, unit.code(), year, "figures");
        return draw(usual * growth(year) * dice.between(.93, 1.07), unit.kind().crowd(), year, dice, false);
    }

    /** The figures of an office that sums up for others: activities of all groups and modes. */
    Figures wide(String code, double size, int year) {
        var dice = Dice.of(seed, code, year, "own");
        return draw(size * growth(year) * dice.between(.95, 1.05), Crowd.EVERYBODY, year, dice, true);
    }

    private static double growth(int year) {
        return Math.pow(GROWTH, year - FIRST_YEAR);
    }

    private Figures draw(double people, Crowd crowd, int year, Dice dice, boolean wide) {
        var figures = new Figures();
        boolean toldApart = wide || dice.chance(.92);
        double opening = wide || dice.chance(.75) ? dice.between(.10, .18) : 0;
        put(figures, 0, 0, people * opening, crowd, dice, toldApart);
        var weights = year == READING_YEAR ? READING : USUAL;
        for (int group = 1; group < Figures.GROUPS.size(); group++) {
            double share = (1 - opening) * weights[group - 1] * dice.between(.6, 1.4);
            if (wide) {
                for (int mode = 0; mode < MODES.length; mode++) {
                    put(figures, group, mode, people * share * MODES[mode], crowd, dice, true);
                }
            } else if (group == 1 || dice.chance(.55)) {
                put(figures, group, modeOf(dice), people * share, crowd, dice, toldApart);
            }
        }
        long money = (long) (figures.participants() * dice.between(7_000, 22_000));
        for (int source = 0; source < SOURCES.length; source++) {
            if (year == READING_YEAR && source == PROGRAMME || !wide && source > 0 && dice.chance(.6)) {
                continue;
            }
            figures.putMoney(source, Funds.rounded((long) (money * SOURCES[source])));
        }
        return figures;
    }

    private static int modeOf(Dice dice) {
        double throwOf = dice.fraction();
        return throwOf < MODES[0] ? 0 : throwOf < MODES[0] + MODES[1] ? 1 : 2;
    }

    private static void put(
            Figures figures, int group, int mode, double people, Crowd crowd, Dice dice, boolean toldApart) {
        long total = Math.round(people);
        if (total < 1) {
            return;
        }
        boolean taught = group >= FIRST_TAUGHT && group <= LAST_TAUGHT;
        long classes = taught ? Math.max(1, Math.round(total / dice.between(25, 45))) : 0;
        long sessions = Math.max(1, Math.round(total / dice.between(60, 140)));
        figures.put(group, mode, total, toldApart ? (long) (total * dice.between(.46, .58)) : 0, classes, sessions);
        if (toldApart) {
            for (int population = 0; population < Figures.PEOPLE.size(); population++) {
                long part = (long) (total * crowd.share(population) * dice.between(.9, 1.0));
                figures.putPeople(group, mode, population, part);
            }
        }
    }
}

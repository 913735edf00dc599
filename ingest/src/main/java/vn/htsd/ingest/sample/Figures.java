package vn.htsd.ingest.sample;

import java.util.List;

/**
 * The figures of one report: classes, sessions and attendances by activity group and mode, and money by source. Figures
 * add up, so those of a consolidated report are the sum of those below it. Mutable while being made, and small.
 */
final class Figures {
    static final List<String> GROUPS = List.of(
            "opening",
            "communication",
            "digital_skills",
            "online_learning",
            "digital_library",
            "contests",
            "school_enterprise",
            "recognition",
            "other");
    static final List<String> MODES = List.of("in_person", "online", "hybrid");
    static final List<String> PEOPLE =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents");
    static final List<String> SOURCES = List.of("state_budget", "programme", "mobilised", "other_legal");

    private static final int CLASSES = 0;
    private static final int SESSIONS = 1;
    private static final int TOTAL = 2;
    private static final int FEMALE = 3;
    private static final int FIRST_PEOPLE = 4;
    private static final int WIDTH = FIRST_PEOPLE + PEOPLE.size();
    private static final int MONEY = GROUPS.size() * MODES.size() * WIDTH;

    private final long[] cells = new long[MONEY + SOURCES.size()];

    private static int cell(int group, int mode) {
        return (group * MODES.size() + mode) * WIDTH;
    }

    Figures plus(Figures other) {
        for (int at = 0; at < cells.length; at++) {
            cells[at] += other.cells[at];
        }
        return this;
    }

    Figures copy() {
        return new Figures().plus(this);
    }

    /** These figures times {@code factor}, each rounded down, so that groups never exceed their total. */
    Figures times(double factor) {
        var scaled = new Figures();
        for (int at = 0; at < MONEY; at++) {
            scaled.cells[at] = (long) (cells[at] * factor);
        }
        for (int source = 0; source < SOURCES.size(); source++) {
            scaled.cells[MONEY + source] = Funds.rounded((long) (cells[MONEY + source] * factor));
        }
        return scaled;
    }

    void put(int group, int mode, long total, long female, long classes, long sessions) {
        int at = cell(group, mode);
        cells[at + TOTAL] += total;
        cells[at + FEMALE] += female;
        cells[at + CLASSES] += classes;
        cells[at + SESSIONS] += sessions;
    }

    void putPeople(int group, int mode, int population, long people) {
        cells[cell(group, mode) + FIRST_PEOPLE + population] += people;
    }

    void putMoney(int source, long amount) {
        cells[MONEY + source] += amount;
    }

    /** Takes up to {@code most} attendances of no stated population group out of one cell; returns how many. */
    long takeOut(long most) {
        int at = cell(GROUPS.indexOf("communication"), 0);
        long free = cells[at + TOTAL];
        for (int population = 0; population < PEOPLE.size(); population++) {
            free -= cells[at + FIRST_PEOPLE + population];
        }
        long taken = Math.max(0, Math.min(most, Math.min(free, cells[at + TOTAL] - cells[at + FEMALE])));
        cells[at + TOTAL] -= taken;
        return taken;
    }

    long total(int group, int mode) {
        return cells[cell(group, mode) + TOTAL];
    }

    long female(int group, int mode) {
        return cells[cell(group, mode) + FEMALE];
    }

    long classes(int group, int mode) {
        return cells[cell(group, mode) + CLASSES];
    }

    long sessions(int group, int mode) {
        return cells[cell(group, mode) + SESSIONS];
    }

    long people(int group, int mode, int population) {
        return cells[cell(group, mode) + FIRST_PEOPLE + population];
    }

    long money(int source) {
        return cells[MONEY + source];
    }

    /** Attendances of the opening ceremonies. */
    long opening() {
        return total(0, 0);
    }

    long participants() {
        long sum = 0;
        for (int group = 0; group < GROUPS.size(); group++) {
            for (int mode = 0; mode < MODES.size(); mode++) {
                sum += total(group, mode);
            }
        }
        return sum;
    }

    long classes() {
        long sum = 0;
        for (int group = 0; group < GROUPS.size(); group++) {
            for (int mode = 0; mode < MODES.size(); mode++) {
                sum += classes(group, mode);
            }
        }
        return sum;
    }
}

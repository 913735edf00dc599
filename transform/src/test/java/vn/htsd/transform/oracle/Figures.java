package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Line;
import vn.htsd.transform.oracle.Filed.Money;

/**
 * Figures of one family.
 *
 * @param main the measure of the family
 * @param sessions what follows the classes; empty for the other families, and where nobody said
 */
record Figures(Cells main, Cells sessions) {
    /** What a report says in a family; null where it says nothing, for then it is not in. */
    static @Nullable Figures of(Filed report, Family family) {
        var main = main(report, family);
        var sessions = family == Family.CLASSES ? sessions(report) : new Cells();
        return main.isEmpty() ? null : new Figures(main, sessions);
    }

    private static Cells main(Filed report, Family family) {
        var cells = new Cells();
        switch (family) {
            case PARTICIPANTS -> report.lines().forEach(line -> addParticipants(cells, line));
            case CLASSES ->
                report.lines().stream()
                        .filter(line -> line.classes() != null)
                        .forEach(line ->
                                cells.add(List.of(line.group(), line.mode()), Objects.requireNonNull(line.classes())));
            case FUNDING ->
                report.money().stream()
                        .filter(money -> money.amount() != null)
                        .forEach(money -> cells.add(List.of(money.source()), Objects.requireNonNull(money.amount())));
        }
        return cells.isEmpty() && report.nil() ? Cells.of(family.unspecified(), 0) : cells;
    }

    /** What the groups leave of the total is unspecified; a total without groups is wholly so. */
    private static void addParticipants(Cells cells, Line line) {
        if (line.participants() == null) {
            return;
        }
        long rest = line.participants();
        for (var group : line.groups().entrySet()) {
            cells.add(List.of(line.group(), group.getKey(), line.mode()), group.getValue());
            rest -= group.getValue();
        }
        if (rest > 0 || line.groups().isEmpty()) {
            cells.add(List.of(line.group(), Codes.UNSPECIFIED, line.mode()), rest);
        }
    }

    static Cells sessions(Filed report) {
        var cells = new Cells();
        report.lines().stream()
                .filter(line -> line.sessions() != null)
                .forEach(
                        line -> cells.add(List.of(line.group(), line.mode()), Objects.requireNonNull(line.sessions())));
        boolean zero = cells.isEmpty() && report.lines().isEmpty() && report.nil() && asksForSessions(report);
        return zero ? Cells.of(Family.CLASSES.unspecified(), 0) : cells;
    }

    /** Half of the last written digit of every amount; counts are exact. */
    static long tolerance(Filed report, Family family) {
        return family != Family.FUNDING
                ? 0
                : report.money().stream()
                        .filter(money -> money.amount() != null)
                        .mapToLong(Money::halfDigit)
                        .sum();
    }

    /** How many rows a direct report has in each cell; on a consolidated one a row is any number of activities. */
    static Cells activities(Filed report) {
        var cells = new Cells();
        if (report.kind() == Filed.Kind.DIRECT && asksForSessions(report)) {
            report.lines().forEach(line -> cells.add(List.of(line.group(), line.mode()), 1));
            if (report.nil() && report.lines().isEmpty()) {
                cells.add(Family.CLASSES.unspecified(), 0);
            }
        }
        return cells;
    }

    static Cells female(Filed report) {
        var cells = new Cells();
        report.lines().stream()
                .filter(line -> line.female() != null)
                .forEach(line -> cells.add(List.of(line.group(), line.mode()), Objects.requireNonNull(line.female())));
        return cells;
    }

    private static boolean asksForSessions(Filed report) {
        return !report.form().equals("HTSD-A/2023");
    }

    /** All of these together; null where there are none. */
    static @Nullable Figures sum(List<Figures> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        var sum = new Figures(new Cells(), new Cells());
        for (var part : new ArrayList<>(parts)) {
            sum.main().addAll(part.main());
            sum.sessions().addAll(part.sessions());
        }
        return sum;
    }

    long total() {
        return main.total();
    }
}

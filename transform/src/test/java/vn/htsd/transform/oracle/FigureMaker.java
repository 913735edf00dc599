package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Line;
import vn.htsd.transform.oracle.Filed.Money;

/** Figures as officers write them down: whole, in part, or not at all. */
final class FigureMaker {
    private static final long MILLION = 1_000_000;

    private final Dice dice;

    FigureMaker(Dice dice) {
        this.dice = dice;
    }

    /** What a report speaks of. */
    Set<Family> families(double completeness) {
        var families = EnumSet.noneOf(Family.class);
        for (var family : Family.values()) {
            if (dice.chance(completeness)) {
                families.add(family);
            }
        }
        return families;
    }

    List<Line> lines(Set<Family> families) {
        var lines = new ArrayList<Line>();
        boolean counts = families.contains(Family.PARTICIPANTS) || families.contains(Family.CLASSES);
        int number = counts || dice.chance(0.3) ? dice.between(1, 3) : 0;
        boolean sessions = families.contains(Family.CLASSES) && dice.chance(0.6);
        for (int line = 0; line < number; line++) {
            var participants = families.contains(Family.PARTICIPANTS) ? count(line == 0, 300) : null;
            var groups = participants == null ? Map.<String, Long>of() : groups(participants);
            lines.add(new Line(
                    group(),
                    dice.pick(Codes.MODES),
                    participants,
                    groups,
                    participants != null && dice.chance(0.2) ? dice.upTo(participants) : null,
                    families.contains(Family.CLASSES) ? count(line == 0, 9) : null,
                    sessions && dice.chance(0.8) ? dice.upTo(15) : null));
        }
        return lines;
    }

    private String group() {
        return dice.chance(0.5) ? dice.pick(Codes.GROUPS.subList(0, 3)) : dice.pick(Codes.GROUPS);
    }

    private @Nullable Long count(boolean certain, int most) {
        return !certain && dice.chance(0.2) ? null : dice.chance(0.07) ? 0L : dice.upTo(most);
    }

    private Map<String, Long> groups(long total) {
        var groups = new LinkedHashMap<String, Long>();
        double roll = dice.roll();
        if (roll < 0.35) {
            return groups;
        }
        long left = total;
        for (var group : Codes.POPULATION.subList(0, 6)) {
            if (dice.chance(0.4)) {
                long part = dice.upTo(left);
                groups.put(group, part);
                left -= part;
            }
        }
        if (roll > 0.7 && left > 0) {
            groups.merge("residents", left, Long::sum);
        }
        return groups;
    }

    List<Money> money(Set<Family> families) {
        var money = new ArrayList<Money>();
        int number = families.contains(Family.FUNDING) ? dice.between(1, 3) : 0;
        for (int line = 0; line < number; line++) {
            var source = dice.pick(Codes.SOURCES.subList(0, 4));
            money.add(line > 0 && dice.chance(0.15) ? new Money(source, null, 0) : amount(source));
        }
        return money;
    }

    private Money amount(String source) {
        double roll = dice.roll();
        return roll < 0.3
                ? new Money(source, dice.between(0, 30) * MILLION, MILLION / 2)
                : roll < 0.7
                        ? new Money(source, dice.between(0, 20_000) * 1_000L, 0)
                        : new Money(source, dice.upTo(9_999_999), 0);
    }

    /** A row of form B: totals alone, the opening apart. */
    List<Line> relayedLines(Set<Family> families) {
        var lines = new ArrayList<Line>();
        boolean participants = families.contains(Family.PARTICIPANTS);
        if (participants && dice.chance(0.5)) {
            lines.add(total(Codes.OPENING, dice.upTo(120), null));
        }
        if (participants || families.contains(Family.CLASSES)) {
            lines.add(total(
                    Codes.UNSPECIFIED,
                    participants ? dice.upTo(500) : null,
                    families.contains(Family.CLASSES) ? dice.upTo(12) : null));
        }
        return lines;
    }

    static Line total(String group, @Nullable Long participants, @Nullable Long classes) {
        return new Line(group, Codes.UNSPECIFIED, participants, Map.of(), null, classes, null);
    }
}

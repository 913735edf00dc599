package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Line;
import vn.htsd.transform.oracle.Filed.Money;

/** Declarations that stand in every possible relation to the details below them. */
final class DeclarationMaker {
    private static final List<Long> LAST_DIGITS = List.of(1_000L, 100_000L, 1_000_000L);

    private final Dice dice;
    private final FigureMaker figures;

    DeclarationMaker(Dice dice, FigureMaker figures) {
        this.dice = dice;
        this.figures = figures;
    }

    record Declaration(List<Line> lines, List<Money> money, Map<Family, Long> duplicates) {}

    /**
     * @param detail what lies below, as far as anybody reported it
     * @param relayed whether it is a row of form B: totals alone, and nothing removed
     */
    Declaration declare(Map<Family, Figures> detail, Set<Family> families, boolean relayed) {
        var duplicates = new EnumMap<Family, Long>(Family.class);
        var lines = new ArrayList<Line>();
        var money = new ArrayList<Money>();
        var participants = new Cells();
        var classes = new Figures(new Cells(), new Cells());
        for (var family : families) {
            var below = detail.get(family);
            if (below == null) {
                var one = Set.of(family);
                lines.addAll(relayed ? figures.relayedLines(one) : figures.lines(one));
                money.addAll(figures.money(one));
                if (dice.chance(0.1)) {
                    duplicates.put(family, dice.upTo(20));
                }
                continue;
            }
            var target = target(family, below.main(), relayed, duplicates);
            switch (family) {
                case PARTICIPANTS -> participants.addAll(target);
                case CLASSES -> classes = new Figures(target, relayed ? new Cells() : sessions(below.sessions()));
                case FUNDING -> money.addAll(written(target, below.main().total() - removed(duplicates)));
            }
        }
        lines.addAll(lines(participants, classes));
        return new Declaration(lines, money, relayed ? Map.of() : duplicates);
    }

    private static long removed(Map<Family, Long> duplicates) {
        return duplicates.getOrDefault(Family.FUNDING, 0L);
    }

    private Cells target(Family family, Cells below, boolean coarse, Map<Family, Long> duplicates) {
        long total = below.total();
        long step = Math.max(1, total / 4);
        double roll = dice.roll();
        long removed = roll < 0.55 ? 0 : roll < 0.95 ? 1 + dice.upTo(step) : total + dice.upTo(40);
        boolean states = !coarse && (removed > 0 && dice.chance(0.6));
        if (states) {
            duplicates.put(family, removed);
        }
        long agreed = total - (states ? Math.min(removed, total) : 0);
        long declared =
                switch (dice.between(0, 9)) {
                    case 0, 1, 2, 3 -> agreed;
                    case 4, 5 -> agreed + 1 + dice.upTo(step);
                    case 6, 7 -> Math.max(0, agreed - 1 - dice.upTo(step));
                    case 8 -> total;
                    default -> agreed + dice.upTo(Math.max(0, total - agreed));
                };
        var mixed = coarse || dice.chance(0.2) ? Cells.of(family.unspecified(), total) : mixed(family, below);
        return moved(family, mixed, declared - mixed.total());
    }

    /** The same total, some of it in other cells. */
    private Cells mixed(Family family, Cells below) {
        var mixed = new Cells().addAll(below);
        for (int move = dice.between(0, 3); move > 0 && !mixed.isEmpty(); move--) {
            var from = dice.pick(List.copyOf(mixed.values().keySet()));
            long part = dice.upTo(mixed.total(from));
            mixed.add(from, -part).add(anyCell(family), part);
        }
        return mixed;
    }

    private Cells moved(Family family, Cells cells, long difference) {
        if (difference > 0) {
            long first = dice.upTo(difference);
            return cells.add(anyCell(family), first).add(anyCell(family), difference - first);
        }
        long left = -difference;
        for (var cell : List.copyOf(cells.values().keySet())) {
            long part = Math.min(left, cells.total(cell));
            cells.add(cell, -part);
            left -= part;
        }
        return cells;
    }

    private List<String> anyCell(Family family) {
        return family.dimensions().stream()
                .map(codes -> dice.chance(0.6) ? codes.get(0) : dice.pick(codes))
                .toList();
    }

    private Cells sessions(Cells below) {
        if (below.isEmpty() || dice.chance(0.2)) {
            return new Cells();
        }
        return moved(Family.CLASSES, mixed(Family.CLASSES, below), dice.between(-4, 12));
    }

    /**
     * Amounts in đồng, rounded to a greater unit, or off by just as much as their last digits allow, and by one more.
     *
     * @param agreed the total that would agree
     */
    private List<Money> written(Cells target, long agreed) {
        double roll = dice.roll();
        long digit = roll < 0.4 ? 0 : dice.pick(LAST_DIGITS);
        var money = new ArrayList<Money>();
        target.values().forEach((cell, amount) -> {
            long rounded = digit == 0 || roll < 0.7 ? amount : (amount + digit / 2) / digit * digit;
            money.add(new Money(cell.get(0), rounded, digit / 2));
        });
        if (digit > 0 && roll < 0.7 && agreed > 0) {
            long tolerance = money.size() * (digit / 2);
            long edge = tolerance + dice.between(0, 1);
            long wanted = dice.chance(0.5) ? agreed + edge : agreed - edge;
            var last = money.remove(money.size() - 1);
            long others = money.stream()
                    .mapToLong(each -> Objects.requireNonNull(each.amount()))
                    .sum();
            money.add(new Money(last.source(), Math.max(0, wanted - others), last.halfDigit()));
        }
        return money;
    }

    /** One line for each group and mode. */
    private List<Line> lines(Cells participants, Figures classes) {
        var keys = new LinkedHashSet<List<String>>();
        participants.values().keySet().forEach(cell -> keys.add(List.of(cell.get(0), cell.get(2))));
        keys.addAll(classes.main().values().keySet());
        keys.addAll(classes.sessions().values().keySet());
        return keys.stream()
                .map(key -> line(key.get(0), key.get(1), participants, classes))
                .toList();
    }

    private static Line line(String group, String mode, Cells participants, Figures classes) {
        var groups = new LinkedHashMap<String, Long>();
        Long total = null;
        for (var entry : participants.values().entrySet()) {
            var cell = entry.getKey();
            if (cell.get(0).equals(group) && cell.get(2).equals(mode)) {
                total = entry.getValue() + (total == null ? 0 : total);
                if (!cell.get(1).equals(Codes.UNSPECIFIED)) {
                    groups.put(cell.get(1), entry.getValue());
                }
            }
        }
        var key = List.of(group, mode);
        return new Line(group, mode, total, groups, null, given(classes.main(), key), given(classes.sessions(), key));
    }

    private static @Nullable Long given(Cells cells, List<String> key) {
        return Optional.ofNullable(cells.values().get(key)).orElse(null);
    }
}

package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Kind;
import vn.htsd.transform.oracle.Filed.Sender;
import vn.htsd.transform.oracle.Filed.Status;
import vn.htsd.transform.oracle.Season.Place;
import vn.htsd.transform.oracle.Season.Registered;

/**
 * Makes a season from its year and a seed. Units report first, then form B relays some of them, then the bodies above add up what lies
 * below, from the bottom up: more or less rightly.
 */
final class SeasonGenerator {
    private static final Set<Family> ALL = EnumSet.allOf(Family.class);

    private final int year;
    private final Dice dice;
    private final FigureMaker figures;
    private final DeclarationMaker declarations;
    private final Mailbox mailbox;
    private final List<Place> places;
    private final List<Sender> units = new ArrayList<>();
    private final List<Registered> register = new ArrayList<>();
    private final Set<String> exempt;
    private final List<FormB> forms = new ArrayList<>();
    private final List<Season.Decided> decided = new ArrayList<>();
    private final double zeal;
    private final double completeness;

    /** One file of form B; its rows share what is said here. */
    private record FormB(Place relayer, String sha, java.time.Instant received, int revision) {}

    private SeasonGenerator(Geography geography, int year, int seed) {
        this.year = year;
        this.dice = new Dice(year + 10_000L * seed);
        this.figures = new FigureMaker(dice);
        this.declarations = new DeclarationMaker(dice, figures);
        this.mailbox = new Mailbox(year, dice);
        this.places = geography.places(year);
        this.exempt = new HashSet<>(geography.exempt(year));
        this.zeal = dice.pick(List.of(0.5, 0.8, 0.97, 1.0));
        this.completeness = dice.pick(List.of(0.75, 0.93, 1.0, 1.0));
    }

    static Season season(Geography geography, int year, int seed) {
        return new SeasonGenerator(geography, year, seed).make();
    }

    private Season make() {
        places.forEach(this::addUnits);
        tieLoop();
        units.forEach(unit -> fileDirect(unit, true));
        places.forEach(place -> {
            if (dice.chance(zeal == 1 ? 1 : zeal * 0.85)) {
                fileDirect(sender(place), false);
            }
        });
        places.forEach(this::openFormB);
        forms.forEach(this::relayUnits);
        for (var node : Tree.of(season()).bottomUp()) {
            fileConsolidated(node.code());
            decide(node.code());
        }
        return season();
    }

    private Season season() {
        return new Season(
                year, places, List.copyOf(register), Set.copyOf(exempt), mailbox.reports(), List.copyOf(decided));
    }

    // ------------------------------------------------------------------ who there is

    private void addUnits(Place place) {
        boolean registers = dice.chance(0.5);
        int count = place.level().equals("commune") ? dice.between(0, 3) : dice.between(0, 1);
        for (int number = 0; number < count; number++) {
            boolean registered = registers && dice.chance(0.6);
            var code = "U%d-%d".formatted(year, units.size());
            var reportsTo = reportsTo(place, registered, code);
            // A ministry, or a department of one, reports beside the provinces.
            boolean ministry = place.level().equals("nation") && !registered && dice.chance(0.5);
            units.add(new Sender(code, ministry ? "ministry" : "unit", place.key(), reportsTo));
            if (registered) {
                register.add(new Registered(code, place.code(), reportsTo));
                if (dice.chance(0.05)) {
                    exempt.add(code);
                }
            }
        }
    }

    private @Nullable String reportsTo(Place place, boolean registered, String own) {
        double roll = dice.roll();
        if (roll < 0.55) {
            return null;
        } else if (roll < 0.65) {
            return place.code();
        } else if (roll < 0.76) {
            return place.code().substring(0, 2);
        } else if (roll < 0.78) {
            return Tree.NATION;
        } else if (roll < 0.93) {
            return another(place, registered);
        }
        return registered ? null : roll < 0.97 ? "NOBODY" : own;
    }

    /** A unit that lies in the same province; a registered one reports to a registered one. */
    private @Nullable String another(Place place, boolean registered) {
        var codes = registered
                ? register.stream()
                        .filter(unit -> sameProvince(unit.locality(), place))
                        .map(Registered::code)
                        .toList()
                : units.stream()
                        .filter(unit -> sameProvince(unit.localityKey(), place))
                        .map(Sender::code)
                        .toList();
        return codes.isEmpty() ? null : dice.pick(codes);
    }

    private static boolean sameProvince(String codeOrKey, Place place) {
        return codeOrKey.startsWith(place.code().substring(0, 2));
    }

    /** Two units that name each other, now and then. */
    private void tieLoop() {
        var free = units.stream()
                .filter(unit -> register.stream().noneMatch(each -> each.code().equals(unit.code())))
                .toList();
        if (free.size() >= 2 && dice.chance(0.15)) {
            var left = free.get(0);
            var right = free.get(1);
            if (left.localityKey().startsWith(right.localityKey().substring(0, 2))) {
                units.set(units.indexOf(left), reporting(left, right.code()));
                units.set(units.indexOf(right), reporting(right, left.code()));
            }
        }
    }

    private static Sender reporting(Sender unit, String reportsTo) {
        return new Sender(unit.code(), unit.level(), unit.localityKey(), reportsTo);
    }

    /** What an administrative unit says of its line is never asked. */
    private Sender sender(Place place) {
        var said = dice.chance(0.3) ? Tree.NATION : dice.chance(0.3) ? null : place.parent();
        return new Sender(place.code(), place.reporterLevel(), place.key(), said);
    }

    private Sender sender(String code) {
        return places.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .map(this::sender)
                .orElseGet(() -> unit(code));
    }

    private Sender unit(String code) {
        return units.stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    // ------------------------------------------------------------------ own direct reports

    private void fileDirect(Sender sender, boolean mayBeSilent) {
        if (mayBeSilent && !dice.chance(zeal)) {
            if (dice.chance(0.15)) {
                mailbox.file(direct(sender).status(Status.RETURNED));
            } else if (dice.chance(0.25)) {
                mailbox.file(new Draft(sender).status(Status.DOCUMENT));
            }
            return;
        }
        boolean unit = mayBeSilent;
        double roll = dice.roll();
        var draft = direct(sender);
        if (roll < 0.04 && unit && zeal < 1) {
            mailbox.file(memo(draft));
        } else if (roll < 0.06 && unit && zeal < 1) {
            mailbox.fileRevised(draft, memo(direct(sender)));
        } else if (roll < 0.2) {
            mailbox.fileRevised(draft, direct(sender));
        } else if (roll < 0.24) {
            mailbox.file(draft);
            mailbox.file(direct(sender).status(Status.RETURNED).revision(draft.revision() + 1));
        } else {
            mailbox.file(draft);
        }
    }

    private Draft direct(Sender sender) {
        var draft = new Draft(sender).kind(Kind.DIRECT);
        if (dice.chance(0.07)) {
            var spent = dice.chance(0.2) ? figures.money(Set.of(Family.FUNDING)) : List.<Filed.Money>of();
            return draft.nil().figures(List.of(), spent).form(form());
        }
        var families = figures.families(completeness);
        return draft.figures(figures.lines(families), figures.money(families)).form(form());
    }

    private String form() {
        return dice.chance(0.1) ? "HTSD-A/2023" : "HTSD-A/2025";
    }

    private Draft memo(Draft draft) {
        return draft.status(Status.MEMO).countedIn(dice.pick(units).code());
    }

    // ------------------------------------------------------------------ form B

    private void openFormB(Place place) {
        double probability = place.level().equals("nation") ? 0.05 : 0.25;
        if (dice.chance(probability)) {
            var first = new FormB(place, dice.hex(), mailbox.moment(), dice.between(1, 2));
            forms.add(first);
            if (dice.chance(0.35)) {
                boolean sameMoment = dice.chance(0.2);
                forms.add(new FormB(
                        place,
                        dice.hex(),
                        sameMoment ? first.received() : mailbox.moment(),
                        dice.chance(0.5) ? first.revision() : dice.between(1, 3)));
            }
        }
    }

    private void relayUnits(FormB form) {
        var relayer = form.relayer();
        boolean returned = dice.chance(0.08);
        for (var unit : units) {
            boolean below = relayer.code().equals(Tree.NATION) || within(unit, relayer);
            if (dice.chance(below ? 0.35 : 0.02) && (!returned || sentSomething(unit))) {
                relay(form, unit, Kind.DIRECT, returned);
            }
        }
        if (!returned && dice.chance(0.2)) {
            relay(form, sender(relayer), Kind.DIRECT, false);
        }
    }

    /** So that a returned row never is all that is known of a unit. */
    private boolean sentSomething(Sender unit) {
        return mailbox.reports().stream()
                .anyMatch(report -> report.sender().equals(unit)
                        && !report.relayed()
                        && report.receipt().status() == Status.RETURNED);
    }

    private boolean within(Sender unit, Place place) {
        for (var at = localityOf(unit); at != null; at = parentOf(at)) {
            if (at.equals(place)) {
                return true;
            }
        }
        return false;
    }

    private Place localityOf(Sender unit) {
        return places.stream()
                .filter(place -> place.key().equals(unit.localityKey()))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Place parentOf(Place place) {
        return places.stream()
                .filter(above -> above.code().equals(place.parent()))
                .findFirst()
                .orElse(null);
    }

    private void relay(FormB form, Sender sender, Kind kind, boolean returned) {
        var families = figures.families(0.8);
        var draft = new Draft(sender).kind(kind).figures(figures.relayedLines(families), figures.money(families));
        mailbox.file(relayed(draft, form).status(returned ? Status.RETURNED : Status.ACCEPTED));
    }

    private static Draft relayed(Draft draft, FormB form) {
        return draft.form("HTSD-B/2025")
                .revision(form.revision())
                .relayed(form.relayer().code(), form.sha(), form.received());
    }

    // ------------------------------------------------------------------ declarations

    private void fileConsolidated(String code) {
        var sender = sender(code);
        boolean unit = units.contains(sender);
        boolean hasBelow = !Tree.of(season()).children(code).isEmpty();
        if (!unit && !forms.isEmpty() && dice.chance(0.2)) {
            relayConsolidated(code, sender);
        }
        double probability = !unit ? 0.62 : hasBelow ? 0.5 : 0.05;
        if (!dice.chance(probability)) {
            if (!unit && dice.chance(0.05)) {
                mailbox.file(consolidated(code, sender).status(Status.RETURNED));
            }
            return;
        }
        if (dice.chance(0.12)) {
            mailbox.fileRevised(consolidated(code, sender), consolidated(code, sender));
        } else {
            mailbox.file(consolidated(code, sender));
        }
    }

    private Draft consolidated(String code, Sender sender) {
        var draft = new Draft(sender).kind(Kind.CONSOLIDATED).form(form());
        if (dice.chance(0.5)) {
            draft.expected(expected(code));
        }
        if (dice.chance(0.03)) {
            return draft.nil();
        }
        var families = dice.chance(0.7) ? ALL : figures.families(0.85);
        var declared = declarations.declare(detail(code), families, false);
        return draft.figures(declared.lines(), declared.money()).duplicates(declared.duplicates());
    }

    private void relayConsolidated(String code, Sender sender) {
        var above = forms.stream()
                .filter(form -> form.relayer().code().equals(Tree.NATION)
                        || !form.relayer().code().equals(code)
                                && code.startsWith(form.relayer().code().substring(0, 2)))
                .toList();
        var form = above.isEmpty() || dice.chance(0.1) ? dice.pick(forms) : dice.pick(above);
        if (form.relayer().code().equals(code)) {
            return;
        }
        var declared = declarations.declare(detail(code), figures.families(0.85), true);
        var draft = new Draft(sender).kind(Kind.CONSOLIDATED).figures(declared.lines(), declared.money());
        mailbox.file(relayed(draft, form));
    }

    private Map<Family, Figures> detail(String code) {
        var consolidation = Consolidation.of(season());
        var details = new EnumMap<Family, Figures>(Family.class);
        for (var family : Family.values()) {
            consolidation.at(code, family).ifPresent(at -> {
                if (at.detail() != null) {
                    details.put(family, at.detail());
                }
            });
        }
        return details;
    }

    /** Now and then somebody decides, sometimes twice: the later word holds. */
    private void decide(String code) {
        if (units.stream().anyMatch(unit -> unit.code().equals(code)) || !dice.chance(0.15)) {
            return;
        }
        var consolidation = Consolidation.of(season());
        for (var family : Family.values()) {
            boolean differs = consolidation
                    .at(code, family)
                    .filter(at -> at.detail() != null && at.declared() != null)
                    .isPresent();
            for (int word = 0; differs && word < 2 && dice.chance(0.6); word++) {
                decided.add(new Season.Decided(code, family, dice.pick(List.of(Consolidation.Decision.values()))));
            }
        }
    }

    private long expected(String code) {
        var tree = Tree.of(season());
        long known = tree.children(code).stream()
                .filter(child -> !child.administrative() || !child.exempt())
                .count();
        return Math.max(0, known + dice.pick(List.of(0, 0, 0, 1, 2, -1)));
    }
}

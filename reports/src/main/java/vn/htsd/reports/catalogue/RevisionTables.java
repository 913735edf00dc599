package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.RevisionFacts;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/**
 * The tables of a revision. What a figure is now carries its origin; what it was before rests on the older build and is
 * traced there.
 */
final class RevisionTables {
    /** Of each list no more than these are named; their number is given whole. */
    static final int MOST = 500;

    private static final String MONEY = "amount_vnd";
    private static final Set<String> COLUMNS = Set.of("participants", "classes", MONEY);

    private final Revision revision;
    private final RevisionFacts facts;
    private final Wording words;
    private final Figures figures;
    private final List<RevisionCauses.Cause> causes;
    private final List<Revision.Move> ofCommunes;

    RevisionTables(Revision revision, RevisionFacts facts, Wording words) {
        this.revision = revision;
        this.facts = facts;
        this.words = words;
        this.figures = new Figures(words.locale());
        this.causes = RevisionCauses.of(revision);
        this.ofCommunes = figuresOf("commune", "district");
    }

    int causes() {
        return causes.size();
    }

    /** The figures of the whole country of one campaign; no rows where none moved. */
    List<Row> nation(int campaign) {
        var rows = new ArrayList<Row>();
        for (var move : figuresOf("nation")) {
            if (move.campaign() == campaign) {
                rows.add(row(move, "label", words.of("measure_" + move.measure())));
            }
        }
        return rows;
    }

    /** How many places of a level have a figure of that campaign that moved. */
    long places(int campaign, String level) {
        return revision.moves().stream()
                .filter(move -> move.campaign() == campaign && move.level().equals(level))
                .map(Revision.Move::code)
                .distinct()
                .count();
    }

    /** A row a province and measure. */
    List<Row> provinces() {
        var rows = new ArrayList<Row>();
        for (var move : figuresOf("province")) {
            rows.add(row(rows.size() + 1, move, move.name()));
        }
        return rows;
    }

    /** A row a commune or district and measure, with the name of its province; no more than {@link #MOST}. */
    List<Row> communes() {
        var rows = new ArrayList<Row>();
        for (var move : ofCommunes.subList(0, Math.min(MOST, ofCommunes.size()))) {
            var name = facts.province(move.campaign(), move.level(), move.code())
                    .map(province -> words.of("within", move.name(), province))
                    .orElse(move.name());
            rows.add(row(rows.size() + 1, move, name));
        }
        return rows;
    }

    private Row row(int number, Revision.Move move, String name) {
        return row(
                move,
                "no",
                Integer.toString(number),
                "year",
                Integer.toString(move.campaign()),
                "name",
                name,
                "measure",
                words.of("measure_" + move.measure()));
    }

    /** How many figures of communes and districts moved. */
    int figuresOfCommunes() {
        return ofCommunes.size();
    }

    /** How much each reason moved. */
    List<Row> reasons(int campaign) {
        var byReason = new LinkedHashMap<String, List<RevisionCauses.Cause>>();
        causes.stream().filter(cause -> cause.campaign() == campaign).forEach(cause -> byReason.computeIfAbsent(
                        cause.reason(), unused -> new ArrayList<>())
                .add(cause));
        var rows = new ArrayList<Row>();
        byReason.forEach((reason, all) -> rows.add(Row.of(
                "label", words.of("reason_" + reason),
                "causes", figures.count((long) all.size()),
                "participants", part("participants", sum(all, "participants")),
                "classes", part("classes", sum(all, "classes")),
                "amount", part(MONEY, sum(all, MONEY)))));
        return rows;
    }

    /** A row a cause, the weightiest first. */
    List<Row> named() {
        var rows = new ArrayList<Row>();
        for (var cause : causes.subList(0, Math.min(MOST, causes.size()))) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "year", Integer.toString(cause.campaign()),
                    "name", cause.reporter() == null ? words.of("nobody") : facts.reporter(cause.reporter()),
                    "reason", words.of("reason_" + cause.reason()),
                    "document", document(cause),
                    "received", cause.receivedAt() == null ? Figures.NOT_APPLICABLE : figures.day(cause.receivedAt()),
                    "participants", part("participants", cause.part("participants")),
                    "classes", part("classes", cause.part("classes")),
                    "amount", part(MONEY, cause.part(MONEY)),
                    "other", others(cause)));
        }
        return rows;
    }

    /** The measures beside those with a column of their own; of one that cannot be told in a number, its name. */
    private String others(RevisionCauses.Cause cause) {
        return cause.measures().stream()
                .filter(measure -> !COLUMNS.contains(measure))
                .sorted(Comparator.comparingInt(RevisionTables::order))
                .map(measure -> {
                    var part = cause.part(measure);
                    var name = words.of("measure_" + measure);
                    return part == null ? name : words.of("other_measure", name, part(measure, part));
                })
                .collect(Collectors.joining("; "));
    }

    Block grid(String template, List<Row> rows) {
        return new Block.Grid(new Table(template, rows));
    }

    private String document(RevisionCauses.Cause cause) {
        var number = cause.number();
        var decided = number == null ? null : facts.decision(number).orElse(null);
        if (number != null && decided != null) {
            return words.of("decided", number, decided.decidedBy(), decided.document());
        }
        if (cause.fileName() == null) {
            return Figures.NOT_APPLICABLE;
        }
        return cause.letter() == null ? cause.fileName() : words.of("letter", cause.letter(), cause.fileName());
    }

    /** Each figure of these levels that moved, once. */
    private List<Revision.Move> figuresOf(String... levels) {
        var once = new LinkedHashMap<String, Revision.Move>();
        revision.moves().stream()
                .filter(move -> List.of(levels).contains(move.level()))
                .forEach(move ->
                        once.putIfAbsent(move.campaign() + " " + move.code() + " " + order(move.measure()), move));
        return once.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    private static int order(String measure) {
        return List.of(
                        "participants",
                        "classes",
                        "sessions",
                        "activities",
                        MONEY,
                        "openings",
                        "opening_participants",
                        "plans")
                .indexOf(measure);
    }

    private Row row(Revision.Move move, String... heads) {
        var cells = new ArrayList<CharSequence>(List.of(heads));
        var now = facts.now(move.campaign(), move.level(), move.code(), move.measure(), move.after());
        cells.addAll(List.of(
                "before", amount(move.measure(), move.before()),
                "after", amount(move.measure(), now),
                "change", part(move.measure(), move.change()),
                "share", share(move)));
        return Row.of(cells.toArray(CharSequence[]::new));
    }

    private String share(Revision.Move move) {
        var before = move.before();
        if (before == null || before == 0) {
            return Figures.NOT_APPLICABLE;
        }
        return figures.signed(figures.percent(move.change(), before), move.change() > 0);
    }

    private CharSequence amount(String measure, Quantity quantity) {
        return measure.equals(MONEY) ? figures.millions(quantity) : figures.count(quantity);
    }

    private String amount(String measure, @Nullable Long value) {
        return measure.equals(MONEY) ? figures.millions(value) : figures.count(value);
    }

    /** A change with its sign; what this cause did not move does not apply. */
    private String part(String measure, @Nullable Long part) {
        return part == null ? Figures.NOT_APPLICABLE : figures.signed(amount(measure, part), part > 0);
    }

    private static @Nullable Long sum(List<RevisionCauses.Cause> causes, String measure) {
        return causes.stream().allMatch(cause -> cause.part(measure) == null)
                ? null
                : causes.stream()
                        .mapToLong(cause -> {
                            var part = cause.part(measure);
                            return part == null ? 0 : part;
                        })
                        .sum();
    }
}

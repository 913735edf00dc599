package vn.htsd.ingest.template;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.data.form.Sheet.Layout;

/** Which checks a form makes on itself: the commonest errors of those that the receiver would find. */
final class Checks {
    private static final int DAYS_EITHER_SIDE = 30;
    private static final String TOTAL = "participants.total";
    private static final String FEMALE = "participants.female";
    private static final Set<FieldType> DATES = Set.of(FieldType.DATE);
    private static final Set<FieldType> CODES = Set.of(FieldType.CODE);
    private static final List<String> PLACE =
            List.of("reporter.locality_code", "reporter.province", "reporter.district", "reporter.commune");

    private final FormDefinition form;
    private final FormCatalogue forms;
    private final Campaign campaign;
    private final Laid laid;
    private final Choices choices;
    private final List<Check> checks = new ArrayList<>();

    Checks(FormDefinition form, FormCatalogue forms, Campaign campaign, Laid laid, Choices choices) {
        this.form = form;
        this.forms = forms;
        this.campaign = campaign;
        this.laid = laid;
        this.choices = choices;
    }

    List<Check> all() {
        for (var sheet : form.sheets()) {
            switch (sheet.layout()) {
                case LABELS -> labels(sheet);
                case TABLE -> table(sheet);
            }
        }
        unitsOfMoney();
        opening();
        held();
        parts();
        return List.copyOf(checks);
    }

    private void cells(String key, boolean error, List<Check.Wrong> wrongs, Object... arguments) {
        if (!wrongs.isEmpty()) {
            checks.add(Check.ofCells(title(key, arguments), error, remedy(key, arguments), wrongs));
        }
    }

    private static String title(String key, Object... arguments) {
        return Words.say("check." + key, arguments);
    }

    private static String remedy(String key, Object... arguments) {
        return Words.say("check." + key + ".do", arguments);
    }

    // Sheets of labels.

    private void labels(Sheet sheet) {
        for (var field : sheet.fields()) {
            if (field.required()) {
                cells("required", true, wrong(sheet, List.of(field), Checks::isBlank), field.label());
            }
        }
        place(sheet);
        cells("number", true, wrong(sheet, laid.fields(sheet, TableBlock.FIGURES), this::noNumber), sheet.name());
        cells("choice", true, wrong(sheet, laid.fields(sheet, CODES), this::noChoice), sheet.name());
        laid.fields(sheet, DATES)
                .forEach(field -> cells(
                        "date_text", false, wrong(sheet, List.of(field), (each, cell) -> isText(cell)), field.label()));
        laid.of(sheet, "opening.held_on")
                .ifPresent(day -> cells(
                        "date",
                        false,
                        List.of(new Check.Wrong(day, outside(day.reference()))),
                        sheet.name(),
                        campaign.year()));
        laid.of(sheet, "nature")
                .ifPresent(nature -> cells(
                        "supplement",
                        true,
                        List.of(new Check.Wrong(nature, nature.reference() + "=" + quoted("nature", "supplement")))));
    }

    private List<Check.Wrong> wrong(
            Sheet sheet, List<Field> fields, java.util.function.BiFunction<Field, String, String> condition) {
        return fields.stream()
                .flatMap(field -> laid.of(sheet, field.name()).stream()
                        .map(cell -> new Check.Wrong(cell, condition.apply(field, cell.reference()))))
                .toList();
    }

    private static String isBlank(Field field, String cell) {
        return "LEN(TRIM(" + cell + "))=0";
    }

    private static String isFilled(String cell) {
        return "LEN(TRIM(" + cell + "))>0";
    }

    /** Excel knows no such day, or was not told that it is one: "32/10/2025", "mồng 2". */
    private static String isText(String cell) {
        return "IF(ISTEXT(" + cell + ")," + isFilled(cell) + ",FALSE)";
    }

    private String noNumber(Field field, String cell) {
        var bad =
                field.type() == FieldType.COUNT ? "(" + cell + "<0)+(" + cell + "<>INT(" + cell + "))>0" : cell + "<0";
        return "IF(ISNUMBER(" + cell + ")," + bad + "," + isFilled(cell) + ")";
    }

    private String noChoice(Field field, String cell) {
        return "IF(" + isFilled(cell) + ",ISNA(MATCH(TRIM(" + cell + "),"
                + choices.of(field).accepted() + ",0)),FALSE)";
    }

    private void place(Sheet sheet) {
        var cells =
                PLACE.stream().flatMap(name -> laid.of(sheet, name).stream()).toList();
        if (!cells.isEmpty()) {
            var blank = cells.stream()
                    .map(cell -> "LEN(TRIM(" + cell.reference() + "))")
                    .collect(Collectors.joining("+"));
            cells("place", true, List.of(new Check.Wrong(cells.get(0), blank + "=0")));
        }
    }

    private String outside(String cell) {
        return "IF(ISNUMBER(" + cell + "),(" + cell + "<"
                + day(campaign.weekStart().minusDays(DAYS_EITHER_SIDE)) + ")+(" + cell + ">="
                + day(campaign.weekEnd().plusDays(DAYS_EITHER_SIDE + 1)) + ")>0,FALSE)";
    }

    private static String day(LocalDate day) {
        return Entry.serial(day);
    }

    // Tables.

    private void table(Sheet sheet) {
        for (var field : sheet.fields()) {
            if (field.required() && field.type() != FieldType.COUNT && field.type() != FieldType.MONEY) {
                rowWithout(sheet, field);
            }
        }
        for (var run : runs(sheet)) {
            var type = run.get(0);
            rows("number", true, sheet, run, (here, at) -> noNumber(type, here), sheet.name());
        }
        laid.fields(sheet, CODES)
                .forEach(field -> rows(
                        "column_choice",
                        true,
                        sheet,
                        List.of(field),
                        (here, at) -> noChoice(field, here),
                        field.label()));
        laid.fields(sheet, DATES)
                .forEach(field -> rows(
                        "date",
                        false,
                        sheet,
                        List.of(field),
                        (here, at) -> outside(here),
                        field.label(),
                        campaign.year()));
        laid.fields(sheet, DATES)
                .forEach(field ->
                        rows("date_text", false, sheet, List.of(field), (here, at) -> isText(here), field.label()));
        days(sheet);
        people(sheet);
        totals(sheet);
    }

    private void days(Sheet sheet) {
        var start = laid.of(sheet, "start_date");
        sheet.fields().stream()
                .filter(field -> field.name().equals("end_date"))
                .forEach(end -> start.ifPresent(first -> rows(
                        "end_before",
                        true,
                        sheet,
                        List.of(end),
                        (here, at) -> "IF(ISNUMBER(" + here + "),IF(ISNUMBER(" + at.apply(first) + ")," + here + "<"
                                + at.apply(first) + ",FALSE),FALSE)",
                        sheet.name())));
    }

    private void rows(
            String key, boolean error, Sheet sheet, List<Field> run, Check.Condition condition, Object... arguments) {
        var first = laid.of(sheet, run.get(0).name());
        var last = laid.of(sheet, run.get(run.size() - 1).name());
        if (first.isPresent() && last.isPresent()) {
            checks.add(Check.ofRows(
                    title(key, arguments), error, remedy(key, arguments), first.get(), last.get(), condition));
        }
    }

    /** A row that says something with a figure, but not what it is about. */
    private void rowWithout(Sheet sheet, Field required) {
        var figures = laid.fields(sheet, Set.of(FieldType.COUNT, FieldType.MONEY, FieldType.DATE)).stream()
                .flatMap(field -> laid.of(sheet, field.name()).stream())
                .toList();
        if (!figures.isEmpty()) {
            rows(
                    "row_without",
                    true,
                    sheet,
                    List.of(required),
                    (here, at) -> "(LEN(TRIM(" + here + "))=0)*(("
                            + figures.stream()
                                    .map(cells -> "LEN(" + at.apply(cells) + ")")
                                    .collect(Collectors.joining("+"))
                            + ")>0)>0",
                    required.label());
        }
    }

    /** Figures of one kind that stand side by side are checked at once. */
    private List<List<Field>> runs(Sheet sheet) {
        var runs = new ArrayList<List<Field>>();
        Field before = null;
        for (var field : sheet.fields()) {
            if (TableBlock.FIGURES.contains(field.type())
                    && laid.of(sheet, field.name()).isPresent()) {
                if (before == null || before.type() != field.type()) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(field);
                before = field;
            } else {
                before = null;
            }
        }
        return runs;
    }

    private void people(Sheet sheet) {
        var total = laid.of(sheet, TOTAL);
        var groups = forms.codeList("population_group").codes().stream()
                .flatMap(code -> laid.of(sheet, "participants." + code).stream())
                .toList();
        if (total.isEmpty()) {
            return;
        }
        var field = List.of(sheet.fields().stream()
                .filter(each -> each.name().equals(TOTAL))
                .findFirst()
                .orElseThrow());
        if (!groups.isEmpty()) {
            Function<Function<Cells, String>, String> sum = at -> groups.stream()
                    .map(cells -> "IF(ISNUMBER(" + at.apply(cells) + ")," + at.apply(cells) + ",0)")
                    .collect(Collectors.joining("+"));
            rows(
                    "groups_exceed",
                    true,
                    sheet,
                    field,
                    (here, at) -> "IF(ISNUMBER(" + here + "),(" + sum.apply(at) + ")>" + here + ",FALSE)");
            rows(
                    "groups_below",
                    false,
                    sheet,
                    field,
                    (here, at) -> "IF(ISNUMBER(" + here + "),((" + sum.apply(at) + ")<" + here + ")*((" + sum.apply(at)
                            + ")>0)>0,FALSE)");
        }
        laid.of(sheet, FEMALE)
                .ifPresent(female -> rows("female", true, sheet, field, (here, at) -> {
                    var women = at.apply(female);
                    return "IF(ISNUMBER(" + here + "),IF(ISNUMBER(" + women + ")," + women + ">" + here
                            + ",FALSE),FALSE)";
                }));
    }

    /** The row of totals is a formula, until somebody takes the protection off and types into it. */
    private void totals(Sheet sheet) {
        var wrongs = new ArrayList<Check.Wrong>();
        for (var field : laid.fields(sheet, TableBlock.FIGURES)) {
            var total = laid.total(sheet, field.name());
            var cells = laid.of(sheet, field.name());
            if (total.isPresent() && cells.isPresent()) {
                var stated = total.get().reference();
                wrongs.add(new Check.Wrong(
                        total.get(),
                        "IF(ISNUMBER(" + stated + "),ROUND(" + stated + "-SUM("
                                + cells.get().reference() + "),6)<>0," + isFilled(stated) + ")"));
            }
        }
        cells("total", true, wrongs, sheet.name());
    }

    // What goes across sheets.

    private void unitsOfMoney() {
        for (var sheet : form.sheets()) {
            var amounts = laid.fields(sheet, Set.of(FieldType.MONEY)).stream()
                    .flatMap(field -> laid.of(sheet, field.name()).stream())
                    .map(Cells::reference)
                    .collect(Collectors.joining(","));
            laid.unitOfMoney(sheet)
                    .ifPresent(unit -> cells(
                            "unit_of_money",
                            true,
                            List.of(new Check.Wrong(
                                    unit, "IF(LEN(TRIM(" + unit.reference() + "))=0,SUM(" + amounts + ")>0,FALSE)")),
                            sheet.name()));
        }
    }

    private Optional<Cells> label(String field) {
        return form.sheets().stream()
                .filter(sheet -> sheet.layout() == Layout.LABELS)
                .flatMap(sheet -> laid.of(sheet, field).stream())
                .findFirst();
    }

    private void opening() {
        var stated = label("opening.participants");
        var table = form.sheet("activities");
        var group = table.flatMap(sheet -> laid.of(sheet, "group"));
        var total = table.flatMap(sheet -> laid.of(sheet, TOTAL));
        if (stated.isEmpty() || group.isEmpty() || total.isEmpty()) {
            return;
        }
        var sum = "SUMIF(" + group.get().reference() + "," + quoted("activity_group", "opening") + ","
                + total.get().reference() + ")";
        var cell = stated.get().reference();
        cells(
                "opening",
                true,
                List.of(new Check.Wrong(
                        stated.get(),
                        "IF(ISNUMBER(" + cell + "),IF(" + sum + ">0," + sum + "<>" + cell + ",FALSE),FALSE)")));
    }

    /** Figures of a Week that was not held. */
    private void held() {
        var held = label("held");
        var figures = form.sheets().stream()
                .filter(sheet -> sheet.layout() == Layout.TABLE)
                .flatMap(sheet -> laid.fields(sheet, TableBlock.FIGURES).stream()
                        .flatMap(field -> laid.of(sheet, field.name()).stream()))
                .map(Cells::reference)
                .collect(Collectors.toCollection(ArrayList::new));
        List.of(
                        "opening.participants",
                        "totals.classes",
                        "totals.participants",
                        "totals.state_budget",
                        "totals.mobilised")
                .forEach(name -> label(name).map(Cells::reference).ifPresent(figures::add));
        if (held.isPresent() && !figures.isEmpty()) {
            cells(
                    "not_held",
                    true,
                    List.of(new Check.Wrong(
                            held.get(),
                            "IF(" + held.get().reference() + "=" + quoted("held", "not_held") + ",SUM("
                                    + String.join(",", figures) + ")>0,FALSE)")));
        }
    }

    /** What is a part of something else and must not exceed it. */
    private void parts() {
        var more = new ArrayList<Check.Wrong>();
        for (var part : List.of("coverage.received", "coverage.openings", "coverage.plans")) {
            exceeds(part, "coverage.expected").ifPresent(more::add);
        }
        cells("coverage", true, more);
        exceeds("opening.participants", "totals.participants")
                .ifPresent(wrong -> cells("opening_exceeds", true, List.of(wrong)));
    }

    private Optional<Check.Wrong> exceeds(String part, String whole) {
        return label(part).flatMap(cell -> label(whole)
                .map(all -> new Check.Wrong(
                        cell,
                        "IF(ISNUMBER(" + cell.reference() + "),IF(ISNUMBER(" + all.reference() + ")," + cell.reference()
                                + ">" + all.reference() + ",FALSE),FALSE)")));
    }

    private String quoted(String list, String code) {
        var label = forms.codeList(list).byCode(code).orElseThrow().vi();
        return "\"" + label.replace("\"", "\"\"") + "\"";
    }
}

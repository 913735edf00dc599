package vn.htsd.ingest.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/**
 * Reads an archived file once more and tells in which of its cells a figure stands, and what is written there. A landed row
 * names the rows of the form that it came from; which column of them holds which figure, only the form itself tells. Not for
 * use by several threads at once.
 */
public final class FigureCells {
    /** Between the places of a figure that rests on several; no sheet can have a slash in its name. */
    static final String AND = " / ";

    private static final String PARTICIPANTS = "totals.participants";
    private static final String OPENING = "opening.participants";
    private static final String UNSPECIFIED = "unspecified";

    private final ReportReader reader;
    private final FormReader forms;
    private final List<Filled> seen = new ArrayList<>();

    public FigureCells(FormCatalogue forms, Reference reference, Limits limits) {
        this.reader = new ReportReader(limits);
        this.forms = new FormReader(forms, new ReportChecker(reference, seen::add), reference);
    }

    /**
     * A cell, or member of a JSON, that a figure was made from.
     *
     * @param sign 1, or -1 where it was taken off
     * @param written as it stands there
     * @param value in persons, classes or đồng; null where it is no number
     */
    public record Cell(int sign, String place, String written, @Nullable Long value) {}

    /** What to look for in a report. Closed. */
    public sealed interface Wanted {
        /** Participations of a population group, {@code unspecified} being what a total holds beyond its groups. */
        record Participants(String populationGroup) implements Wanted {}

        /** Participations of all groups. */
        record Total() implements Wanted {}

        record Female() implements Wanted {}

        /** {@code classes}, {@code sessions}: a column of the activities. */
        record Activities(String column) implements Wanted {}

        record Amount() implements Wanted {}

        /** A field that stands once: {@code coverage.openings}, {@code plan.number}. */
        record Single(String field) implements Wanted {}
    }

    /** The reports of one file, by their position in it. */
    public List<Report> of(Path file, String name) {
        seen.clear();
        var content = reader.read(file, name);
        var reports = new ArrayList<Report>();
        if (content instanceof FileContent.Workbook workbook) {
            forms.read(workbook.grid());
            seen.forEach(filled -> reports.add(new Report(filled)));
        } else if (content instanceof FileContent.Json json) {
            try (var all = json.reports().stream()) {
                all.forEach(each -> {
                    forms.read(each);
                    reports.add(new Report(seen.get(seen.size() - 1)));
                });
            }
        }
        return reports;
    }

    /** One report of a file. */
    public static final class Report {
        private final Filled filled;

        private Report(Filled filled) {
            this.filled = filled;
        }

        /**
         * The cells of a figure.
         *
         * @param place one that was landed with the figure, without the file's name; {@code ""} for a single field
         */
        public List<Cell> cells(String place, Wanted wanted) {
            if (wanted instanceof Wanted.Single single) {
                return cell(1, filled.single(), single.field()).toList();
            }
            var places = Set.of(place.split(AND));
            var rows = Stream.concat(filled.activities().stream(), filled.funding().stream())
                    .filter(row -> places.contains(row.source()))
                    .toList();
            var cells = rows.stream().flatMap(row -> ofRow(row, wanted)).toList();
            return cells.isEmpty() ? ofSingle(places, wanted) : cells;
        }

        private Stream<Cell> ofRow(Section row, Wanted wanted) {
            if (wanted instanceof Wanted.Participants people) {
                return participants(row, people.populationGroup());
            }
            if (wanted instanceof Wanted.Total) {
                return row.has(RowFigures.TOTAL)
                        ? cell(1, row, RowFigures.TOTAL)
                        : RowFigures.GROUPS.stream().flatMap(each -> cell(1, row, "participants." + each));
            }
            if (wanted instanceof Wanted.Female) {
                return female(row);
            }
            return cell(1, row, wanted instanceof Wanted.Activities of ? of.column() : "amount_vnd");
        }

        private static Stream<Cell> participants(Section row, String group) {
            if (!group.equals(UNSPECIFIED)) {
                return cell(1, row, "participants." + group);
            }
            if (!row.has(RowFigures.TOTAL)) {
                return Stream.empty();
            }
            return Stream.concat(
                    cell(1, row, RowFigures.TOTAL),
                    RowFigures.GROUPS.stream().flatMap(each -> cell(-1, row, "participants." + each)));
        }

        private static Stream<Cell> female(Section row) {
            if (row.has(RowFigures.FEMALE)) {
                return cell(1, row, RowFigures.FEMALE);
            }
            var entry = row.entries().get(RowFigures.TOTAL);
            return entry != null && entry.value() instanceof Value.Count count && count.female() != null
                    ? Stream.of(new Cell(1, entry.place(), entry.written(), count.female()))
                    : Stream.empty();
        }

        /** The one-sheet form has no rows: its totals stand once. The total less the opening is what was landed. */
        private List<Cell> ofSingle(Set<String> places, Wanted wanted) {
            var form = filled.single();
            if (wanted instanceof Wanted.Participants || wanted instanceof Wanted.Total) {
                return isAt(form, PARTICIPANTS, places)
                        ? Stream.concat(cell(1, form, PARTICIPANTS), cell(-1, form, OPENING))
                                .toList()
                        : isAt(form, OPENING, places) ? cell(1, form, OPENING).toList() : nil(form);
            }
            if (wanted instanceof Wanted.Activities of) {
                return form.has("totals." + of.column())
                        ? cell(1, form, "totals." + of.column()).toList()
                        : nil(form);
            }
            var there = form.entries().entrySet().stream()
                    .filter(entry -> places.contains(entry.getValue().place()) && form.number(entry.getKey()) != null)
                    .flatMap(entry -> cell(1, form, entry.getKey()))
                    .toList();
            return there.isEmpty() ? nil(form) : there;
        }

        /** "Không tổ chức" is where the zero of a nil report stands. */
        private static List<Cell> nil(Section form) {
            return cell(1, form, "held")
                    .map(held -> new Cell(1, held.place(), held.written(), 0L))
                    .toList();
        }

        private static boolean isAt(Section form, String field, Set<String> places) {
            return form.has(field) && places.contains(form.place(field));
        }

        private static Stream<Cell> cell(int sign, Section section, String field) {
            var entry = section.entries().get(field);
            return entry == null
                    ? Stream.empty()
                    : Stream.of(new Cell(sign, entry.place(), entry.written(), section.number(field)));
        }
    }
}

package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Reporter;
import vn.htsd.ingest.read.Grid;

/**
 * Form B: each row of its table is a report that the sender relays, judged by itself as if it were a form A. What is wrong
 * outside the rows returns the file with all its findings. Thread-safe.
 */
final class RelayForm {
    private static final String HEAD = "sender";
    private static final String ROWS = "rows";
    private static final String NAME = "reporter.name";
    private static final String CODE = "reporter.code";
    /** So many rows are judged together: enough for several cores, and few enough to be held. */
    private static final int AT_ONCE = 1_000;

    private final FormCatalogue forms;
    private final Reference reference;
    private final ReportChecker checker;
    private final UnitNames units;

    RelayForm(FormCatalogue forms, Reference reference, ReportChecker checker) {
        this.forms = forms;
        this.reference = reference;
        this.checker = checker;
        this.units = new UnitNames(reference);
    }

    List<Outcome> read(Grid grid, FormDefinition form, Findings findings) {
        var table = index(form, ROWS);
        return RelayPage.find(grid, table, form.id(), findings)
                .map(page -> new Reading(form, page, table, findings).outcomes())
                .orElseGet(() -> List.of(new Outcome.Returned(ofForm(form), findings.all())));
    }

    private static FieldIndex index(FormDefinition form, String key) {
        return FieldIndex.of(form.sheet(key).orElseThrow());
    }

    private static Known ofForm(FormDefinition form) {
        return new Known(
                form.id(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, false);
    }

    /** One file being read. */
    private final class Reading {
        private final FormDefinition form;
        private final RelayPage page;
        private final FieldIndex table;
        private final Findings findings;
        private final Filled.Labels labels;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Unjudged> waiting = new ArrayList<>();
        /** Where each reporter was met first. */
        private final Map<String, String> seen = new HashMap<>();

        Reading(FormDefinition form, RelayPage page, FieldIndex table, Findings findings) {
            this.form = form;
            this.page = page;
            this.table = table;
            this.findings = findings;
            this.labels = (key, field) -> label(table.sheet(), field);
        }

        /** A row as it was read, with the findings of its cells. */
        private record Unjudged(Section row, Findings findings) {}

        /** Judges one row by itself. */
        private interface Judge {
            Judged of(Section row, Findings findings);
        }

        /** @param row as it was judged: with what follows from who it names */
        private record Judged(Outcome outcome, Section row) {}

        List<Outcome> outcomes() {
            var head = head();
            var frame = checker.frame(filled(head), findings);
            var ofHead = index(form, HEAD);
            HiddenContent.note(page.sheet(), row -> LabelSheet.isFormRow(row, ofHead), findings);
            var day = frame.day();
            var sender = day == null
                    ? Optional.<Sender>empty()
                    : Sender.of(head, reference, checker.reporters().places(), day, findings);
            var unjudged = new ArrayList<Finding>();
            var rows = new RelayTable(forms, page, table, labels, findings);
            if (sender.isPresent() && day != null) {
                var judge = judge(head, frame, sender.get());
                rows.read((row, ofRow) -> {
                    waiting.add(new Unjudged(row, ofRow));
                    if (waiting.size() == AT_ONCE) {
                        judge(judge, sender.get());
                    }
                });
                judge(judge, sender.get());
            } else {
                rows.read((row, ofRow) -> unjudged.addAll(ofRow.all()));
            }
            if (outcomes.isEmpty() && unjudged.isEmpty() && !findings.anyError()) {
                findings.addWith("no_rows", Rule.FIELD_REQUIRED, page.sheet().name(), null);
            }
            return findings.anyError() || outcomes.isEmpty()
                    ? List.of(returned(head, frame, sender.orElse(null), unjudged))
                    : noted();
        }

        private Section head() {
            var index = index(form, HEAD);
            var labelled = LabelSheet.read(page.head(), index, new CellReader(forms, findings), findings);
            return Section.of(
                    labelled.entries(), labelled.blanks(), page.sheet().name());
        }

        private Filled filled(Section section) {
            return new Filled(form, section, List.of(), List.of(), List.of(), List.of(), labels);
        }

        /** The rows that wait, on all cores, since none rests on another; what only all of them tell, in their order. */
        private void judge(Judge judge, Sender sender) {
            var rows = waiting.size() == AT_ONCE ? waiting.parallelStream() : waiting.stream();
            var judged = rows.map(row -> judge.of(row.row(), row.findings())).toList();
            for (int at = 0; at < judged.size(); at++) {
                outcomes.add(placed(
                        judged.get(at).outcome(),
                        judged.get(at).row(),
                        sender,
                        waiting.get(at).findings()));
            }
            waiting.clear();
        }

        private Judge judge(Section head, Frame frame, Sender sender) {
            var day = Objects.requireNonNull(frame.day());
            var reporters = new RowReporter(reference, checker.reporters().places(), units, sender, day);
            var ofRows = frame.relayedBy(sender.code());
            return (row, ofRow) -> {
                var completed = reporters.complete(row, ofRow);
                var entries = completed.entries();
                for (var name : List.of("campaign_year", "synthetic")) {
                    var entry = head.entries().get(name);
                    if (entry != null) {
                        entries.put(name, entry);
                    }
                }
                if (!entries.containsKey(NAME)) {
                    ofRow.add(Rule.FIELD_REQUIRED, row.place(NAME), null, labels.of(ROWS, NAME));
                }
                var filled = filled(new Section(entries, row.blanks(), row.source()));
                var reporter = reporter(filled, completed.place(), day, ofRow);
                return new Judged(checker.check(filled, ofRows, reporter, ofRow), filled.single());
            };
        }

        private Optional<Reporter> reporter(Filled filled, @Nullable Place place, LocalDate day, Findings ofRow) {
            var form = filled.single();
            return place == null
                    ? checker.reporters().resolve(form, labels, day, ofRow)
                    : checker.reporters().resolve(form, Level.UNIT, place, labels, day, ofRow);
        }

        /** What a row alone cannot tell: whether its reporter stands in another row too, and lies where the sender has a say. */
        private Outcome placed(Outcome outcome, Section row, Sender sender, Findings ofRow) {
            var known = outcome.match(accepted -> Known.of(accepted.report()), Outcome.Returned::known);
            var code = known.reporterCode();
            var named = row.place(row.has(CODE) ? CODE : NAME);
            boolean wrong = false;
            if (code != null) {
                var first = seen.putIfAbsent(code, row.source());
                if (first != null) {
                    ofRow.add(Rule.REPORTER_REPEATED, named, row.text(NAME), first);
                    wrong = true;
                }
            }
            if (!isBelow(known, sender)) {
                ofRow.addWith(
                        "not_below_sender",
                        Rule.VALUE_INVALID,
                        named,
                        row.text(NAME),
                        sender.area().fullName());
                wrong = true;
            }
            return wrong ? new Outcome.Returned(known, ofRow.all()) : outcome;
        }

        private boolean isBelow(Known known, Sender sender) {
            var key = known.localityKey();
            return key == null
                    || sender.code().equals(known.reportsTo())
                    || reference
                            .localities()
                            .byKey(key)
                            .filter(locality -> reference
                                    .localities()
                                    .contains(sender.area().key(), locality))
                            .isPresent();
        }

        /** The whole file goes back: all findings at once, and nothing of it counts. */
        private Outcome returned(Section head, Frame frame, @Nullable Sender sender, List<Finding> unjudged) {
            var all = new ArrayList<>(findings.all());
            all.addAll(unjudged);
            outcomes.forEach(outcome -> all.addAll(outcome.findings()));
            var known = new Known(
                    form.id(),
                    head.year("campaign_year"),
                    null,
                    null,
                    frame.revision(),
                    null,
                    null,
                    null,
                    head.text("sender.name"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    sender == null ? head.text("sender.code") : sender.code(),
                    "true".equals(head.text("synthetic")));
            return new Outcome.Returned(known, all);
        }

        /** Remarks on the file as a whole stand with its first report. */
        private List<Outcome> noted() {
            var all = new ArrayList<>(findings.all());
            if (!all.isEmpty()) {
                var first = outcomes.get(0);
                all.addAll(first.findings());
                outcomes.set(
                        0,
                        first.match(
                                accepted -> new Outcome.Accepted(accepted.report(), all),
                                returned -> new Outcome.Returned(returned.known(), all)));
            }
            return outcomes;
        }
    }

    private static String label(Sheet sheet, String field) {
        return sheet.field(field).map(Field::label).orElse(field);
    }
}

package vn.htsd.ingest.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.text.MoneyUnit;

/** Gives the amounts of one sheet their unit, once all of them are known. */
final class MoneySheet {
    /** No Week costs less than this in đồng, and none costs this many thousands. */
    private static final BigDecimal SURELY_DONG = BigDecimal.valueOf(100_000);

    private MoneySheet() {}

    static void settle(
            List<Map<String, Entry>> rows,
            Optional<MoneyUnit> stated,
            Supplier<Optional<String>> unfilled,
            FieldIndex index,
            Findings findings) {
        settle(rows, List.of(), stated, unfilled, index, findings);
    }

    /**
     * @param totals of the rows, of which nothing is said that was said of a row
     * @param stated the unit that the sheet names
     * @param unfilled where it should name one; asked only if it does not
     */
    static void settle(
            List<Map<String, Entry>> rows,
            List<Map<String, Entry>> totals,
            Optional<MoneyUnit> stated,
            Supplier<Optional<String>> unfilled,
            FieldIndex index,
            Findings findings) {
        var unsettled = stated.isPresent()
                ? List.<Entry>of()
                : unsettled(Stream.concat(rows.stream(), totals.stream()).toList());
        boolean readable = true;
        if (!unsettled.isEmpty()) {
            var first = unsettled.get(0);
            readable = unsettled.stream().allMatch(MoneySheet::isSurelyDong);
            findings.add(
                    readable ? Rule.UNIT_OF_MONEY_ASSUMED : Rule.UNIT_OF_MONEY_MISSING,
                    unfilled.get().orElse(first.place()),
                    first.written());
        }
        int zeros = stated.orElse(MoneyUnit.DONG).zeros();
        var ofRows = new Findings();
        settle(rows, zeros, readable, index, ofRows);
        ofRows.all().forEach(findings::add);
        settle(totals, zeros, readable, index, ofRows.anyError() ? new Findings() : findings);
    }

    private static void settle(
            List<Map<String, Entry>> rows, int zeros, boolean readable, FieldIndex index, Findings findings) {
        for (var row : rows) {
            for (var each : row.entrySet()) {
                if (each.getValue().value() instanceof Value.Unsettled amount) {
                    each.setValue(settled(each.getValue(), each.getKey(), amount, zeros, readable, index, findings));
                }
            }
        }
    }

    private static List<Entry> unsettled(List<Map<String, Entry>> rows) {
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .filter(entry -> entry.value() instanceof Value.Unsettled unit
                        && unit.amount().signum() > 0)
                .toList();
    }

    private static boolean isSurelyDong(Entry entry) {
        return entry.value() instanceof Value.Unsettled amount
                && amount.amount().compareTo(SURELY_DONG) >= 0;
    }

    private static Entry settled(
            Entry entry,
            String name,
            Value.Unsettled amount,
            int zeros,
            boolean readable,
            FieldIndex index,
            Findings findings) {
        Value value = readable || amount.amount().signum() == 0
                ? new CellFindings(findings)
                        .dong(
                                amount.amount(),
                                amount.lastDigit(),
                                amount.approximate(),
                                zeros,
                                label(name, index),
                                entry)
                : new Value.Unreadable();
        return entry.with(value);
    }

    private static String label(String name, FieldIndex index) {
        return index.sheet().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(vn.htsd.data.form.Field::label)
                .findFirst()
                .orElse(name);
    }
}

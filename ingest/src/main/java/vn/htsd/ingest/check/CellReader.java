package vn.htsd.ingest.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.report.Measure;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.DateText;
import vn.htsd.ingest.text.NumberText;
import vn.htsd.ingest.text.NumberText.Noun;

/** One cell and its field give a typed value, nothing, or a finding. */
final class CellReader {
    private static final Value UNREADABLE = new Value.Unreadable();
    private static final BigDecimal LARGEST_COUNT = BigDecimal.valueOf(999_999_999_999L);
    private static final Pattern YEAR = Pattern.compile("(?:nam )?(20\\d\\d)");
    private static final Pattern REVISION = Pattern.compile("(?i)^lần(?: thứ)?\\s*");
    private static final Pattern LETTER = Pattern.compile("(?iu)^[a-eđ][.)]?$");
    private static final Pattern LETTER_BEFORE = Pattern.compile("(?iu)^[a-eđ][.)]\\s*(?=\\p{L}{2})");

    private final FormCatalogue forms;
    private final Findings findings;

    CellReader(FormCatalogue forms, Findings findings) {
        this.forms = forms;
        this.findings = findings;
    }

    /** The entry of a cell; null where it says nothing. */
    @Nullable
    Entry read(Field field, CellValue cell, String place) {
        var value = value(field, cell, place);
        return value == null ? null : new Entry(value, place, shown(field, cell.written()));
    }

    private @Nullable Value value(Field field, CellValue cell, String place) {
        if (cell instanceof CellValue.Broken broken) {
            return unreadable(Rule.CELL_ERROR, place, broken.what());
        }
        return switch (field.type()) {
            case TEXT -> new Value.Text(cell.written());
            case UNIT_CODE -> new Value.Text(cell.written().replace(" ", ""));
            case YEAR -> year(field, cell, place);
            case COUNT -> count(field, cell, place);
            case MONEY -> money(field, cell, place);
            case DATE -> date(field, cell, place);
            case CODE -> code(field, cell.written(), place);
            case CODE_OR_TEXT ->
                forms.codeList(list(field))
                        .byText(cell.written())
                        .<Value>map(entry -> new Value.Code(entry.code()))
                        .orElseGet(() -> new Value.Text(cell.written()));
        };
    }

    private Value unreadable(Rule rule, String place, String written, Object... arguments) {
        findings.add(rule, place, written, arguments);
        return UNREADABLE;
    }

    private static String list(Field field) {
        return field.list().orElseThrow();
    }

    /** Personal data never enters a finding. */
    private static String shown(Field field, String written) {
        return field.name().startsWith("contact.") ? "" : written;
    }

    private @Nullable Value year(Field field, CellValue cell, String place) {
        var written = cell.written();
        var year = YEAR.matcher(vn.htsd.data.text.VietnameseText.fold(written));
        return year.matches()
                ? new Value.Year(Integer.parseInt(year.group(1)))
                : unreadable(Rule.NUMBER_UNREADABLE, place, written, field.label());
    }

    private @Nullable Value count(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number && !number.shownAsDate()) {
            return whole(field, number.value(), false, null, place, written);
        }
        if (!(cell instanceof CellValue.Text)) {
            // A date where a number belongs: Excel made it of "6-10", and nobody can tell.
            return unreadable(Rule.NUMBER_UNREADABLE, place, written, field.label());
        }
        var text = field.name().equals("revision") ? REVISION.matcher(written).replaceFirst("") : written;
        var reading = NumberText.count(text, noun(field));
        if (reading instanceof NumberText.NotReported none) {
            return nothing(none, place, written);
        }
        if (reading instanceof NumberText.Unreadable why) {
            return unreadable(why, field, place, written);
        }
        var amount = (NumberText.Amount) reading;
        var value = whole(field, amount.value(), amount.approximate(), amount.female(), place, written);
        if (value instanceof Value.Count) {
            warn(amount, amount.value(), place, written);
        }
        return value;
    }

    private Value whole(
            Field field, BigDecimal number, boolean approximate, @Nullable Long female, String place, String written) {
        if (number.signum() < 0) {
            return unreadable(Rule.NUMBER_NEGATIVE, place, written, field.label());
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return unreadable(Rule.NUMBER_NOT_WHOLE, place, written, field.label());
        }
        if (number.compareTo(LARGEST_COUNT) > 0) {
            return unreadable(Rule.NUMBER_UNREADABLE, place, written, field.label());
        }
        return new Value.Count(new Measure(number.longValueExact(), approximate), female);
    }

    private @Nullable Value money(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number && !number.shownAsDate()) {
            var value = number.value();
            if (value.signum() < 0) {
                return unreadable(Rule.NUMBER_NEGATIVE, place, written, field.label());
            }
            int decimals = Math.max(value.stripTrailingZeros().scale(), 0);
            return new Value.Unsettled(value, BigDecimal.ONE.movePointLeft(decimals), false);
        }
        if (!(cell instanceof CellValue.Text)) {
            return unreadable(Rule.NUMBER_UNREADABLE, place, written, field.label());
        }
        var reading = NumberText.money(written);
        if (reading instanceof NumberText.NotReported none) {
            return nothing(none, place, written);
        }
        if (reading instanceof NumberText.Unreadable why) {
            return unreadable(why, field, place, written);
        }
        var amount = (NumberText.Amount) reading;
        if (!amount.ownUnit()) {
            warn(amount, amount.value(), place, written);
            return new Value.Unsettled(amount.value(), amount.lastDigit(), amount.approximate());
        }
        var dong = Amounts.inDong(amount.value(), amount.lastDigit(), amount.approximate(), 0);
        if (dong == null) {
            return unreadable(Rule.NUMBER_NOT_WHOLE, place, written, field.label());
        }
        warn(amount, amount.value(), place, written);
        return dong;
    }

    private @Nullable Value nothing(NumberText.NotReported none, String place, String written) {
        if (none.dash()) {
            findings.add(Rule.DASH_AMBIGUOUS, place, written);
        }
        return null;
    }

    private Value unreadable(NumberText.Unreadable reading, Field field, String place, String written) {
        var suggestion = reading.suggestion();
        if (suggestion != null) {
            findings.addWith(
                    "money_in_words", Rule.NUMBER_UNREADABLE, place, written, field.label(), grouped(suggestion));
            return UNREADABLE;
        }
        var rule =
                switch (reading.why()) {
                    case UNREADABLE -> Rule.NUMBER_UNREADABLE;
                    case AMBIGUOUS -> Rule.NUMBER_AMBIGUOUS;
                    case NEGATIVE -> Rule.NUMBER_NEGATIVE;
                    case NOT_WHOLE -> Rule.NUMBER_NOT_WHOLE;
                };
        return unreadable(rule, place, written, field.label());
    }

    private void warn(NumberText.Amount amount, BigDecimal value, String place, String written) {
        if (amount.approximate()) {
            findings.add(Rule.NUMBER_APPROXIMATE, place, written, grouped(value));
        }
        if (amount.repaired()) {
            findings.add(Rule.NUMBER_REPAIRED, place, written, grouped(value));
        }
    }

    private static String grouped(BigDecimal value) {
        return value.stripTrailingZeros().scale() > 0
                ? value.toPlainString().replace('.', ',')
                : String.format(Locale.ROOT, "%,d", value.toBigInteger()).replace(',', '.');
    }

    private @Nullable Value date(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number) {
            var moment = number.moment();
            if (moment == null || moment.getYear() < 2000 || moment.getYear() > 2099) {
                return unreadable(Rule.DATE_UNREADABLE, place, written, field.label());
            }
            LocalDate day = moment.toLocalDate();
            return new Value.Days(day, day);
        }
        var reading = DateText.read(written);
        if (reading instanceof DateText.Days days) {
            return new Value.Days(days.from(), days.to());
        }
        return reading instanceof DateText.NotReported
                ? null
                : unreadable(Rule.DATE_UNREADABLE, place, written, field.label());
    }

    private Value code(Field field, String written, String place) {
        var list = forms.codeList(list(field));
        var found = list.byText(written)
                .or(() -> list.byText(LETTER_BEFORE.matcher(written).replaceFirst("")))
                .filter(entry -> !field.except().contains(entry.code()));
        if (found.isPresent()) {
            return new Value.Code(found.get().code());
        }
        if (LETTER.matcher(written).matches()) {
            var byLetter =
                    list.byLetter(written).filter(entry -> !field.except().contains(entry.code()));
            if (byLetter.isPresent()) {
                findings.add(
                        Rule.GROUP_BY_LETTER, place, written, byLetter.get().vi());
                return new Value.Code(byLetter.get().code());
            }
        }
        return unreadable(Rule.CODE_UNKNOWN, place, written, field.label(), choices(list, field));
    }

    private static String choices(CodeList list, Field field) {
        return String.join(
                "; ",
                list.entries().stream()
                        .filter(CodeList.Entry::onForm)
                        .filter(entry -> !field.except().contains(entry.code()))
                        .map(CodeList.Entry::vi)
                        .toList());
    }

    private static Noun noun(Field field) {
        var name = field.name();
        if (name.endsWith("classes")) {
            return Noun.CLASSES;
        }
        if (name.equals("sessions")) {
            return Noun.SESSIONS;
        }
        return name.startsWith("coverage.") || name.equals("revision") ? Noun.UNITS : Noun.PEOPLE;
    }
}

package vn.htsd.ingest.check;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.ingest.read.CellValue;

/** A cell that names a member of a code list: by its label, a synonym, its code, or the letter of the form. */
final class CodeCell {
    private static final Pattern LETTER = Pattern.compile("(?iu)^[a-eđ][.)]?$");
    private static final Pattern LETTER_BEFORE = Pattern.compile("(?iu)^[a-eđ][.)]\\s*(?=\\p{L}{2})");

    private final FormCatalogue forms;
    private final CellFindings findings;

    CodeCell(FormCatalogue forms, CellFindings findings) {
        this.forms = forms;
        this.findings = findings;
    }

    Value read(Field field, String written, String place) {
        var found = byText(field, written);
        if (found.isPresent()) {
            return new Value.Code(found.get().code());
        }
        var byLetter = byLetter(field, written);
        if (byLetter.isPresent()) {
            findings.findings()
                    .add(Rule.GROUP_BY_LETTER, place, written, byLetter.get().vi());
            return new Value.Code(byLetter.get().code());
        }
        return findings.unreadable(Rule.CODE_UNKNOWN, place, written, field.label(), choices(field));
    }

    /** The code if the list has it, else the text as it stands. */
    Value codeOrText(Field field, String written) {
        return list(field)
                .byText(written)
                .<Value>map(entry -> new Value.Code(entry.code()))
                .orElseGet(() -> new Value.Text(written));
    }

    boolean knows(Field field, CellValue cell) {
        return byText(field, cell.written()).isPresent()
                || byLetter(field, cell.written()).isPresent();
    }

    private Optional<CodeList.Entry> byText(Field field, String written) {
        var list = list(field);
        return list.byText(written)
                .or(() -> {
                    var letter = LETTER_BEFORE.matcher(written);
                    return letter.find() ? list.byText(letter.replaceFirst("")) : Optional.empty();
                })
                .filter(entry -> !field.except().contains(entry.code()));
    }

    private Optional<CodeList.Entry> byLetter(Field field, String written) {
        return LETTER.matcher(written).matches()
                ? list(field).byLetter(written).filter(entry -> !field.except().contains(entry.code()))
                : Optional.empty();
    }

    private CodeList list(Field field) {
        return forms.codeList(field.list().orElseThrow());
    }

    private String choices(Field field) {
        return list(field).entries().stream()
                .filter(CodeList.Entry::onForm)
                .filter(entry -> !field.except().contains(entry.code()))
                .map(CodeList.Entry::vi)
                .collect(Collectors.joining("; "));
    }
}

package vn.htsd.data.finding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Message;

/**
 * One irregularity of one file.
 *
 * @param place {@code Hoạt động!J14}, a JSON Pointer, or empty for the file as a whole
 * @param value the offending value as it stands there; null where there is none
 * @param sentence what was expected, what was found and what to do
 */
public record Finding(Rule rule, String place, @Nullable String value, Message sentence) {
    /** A finding of {@code rule}; {@code arguments} fill in the rule's sentence, in which {0} is always the value. */
    public static Finding of(Rule rule, String place, @Nullable String value, @Nullable Object... arguments) {
        var all = new @Nullable Object[arguments.length + 1];
        all[0] = value == null ? "" : value;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Finding(rule, place, value, Message.of(Rule.BUNDLE, rule.name(), all));
    }

    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }

    public String message(Locale locale) {
        return sentence.in(locale);
    }
}

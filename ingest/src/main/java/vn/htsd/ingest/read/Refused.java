package vn.htsd.ingest.read;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Message;

/** A file that cannot be read at all; stays inside this package and leaves it as a value. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "vn.htsd.ingest.read.messages";

    private final transient Finding finding;

    private Refused(Finding finding, @Nullable Throwable cause) {
        super(finding.rule().name(), cause);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    /** The reason is a sentence of its own, since it must exist in both languages. */
    static Refused because(Rule rule, String reason, @Nullable Object... arguments) {
        return new Refused(new Finding(rule, "", null, Message.of(BUNDLE, reason, arguments)), null);
    }

    static Refused unreadable(String reason, @Nullable Object... arguments) {
        return because(Rule.FILE_UNREADABLE, reason, arguments);
    }

    static Refused unreadable(Throwable cause, String reason, @Nullable Object... arguments) {
        return new Refused(new Finding(Rule.FILE_UNREADABLE, "", null, Message.of(BUNDLE, reason, arguments)), cause);
    }

    static Refused byRule(Rule rule, @Nullable String value, @Nullable Object... arguments) {
        return new Refused(Finding.of(rule, "", value, arguments), null);
    }
}

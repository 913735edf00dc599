package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Message;

/** Collects everything that is wrong with one report. */
final class Findings {
    private static final String BUNDLE = "vn.htsd.ingest.check.sentences";

    private final List<Finding> all = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();

    void add(Rule rule, String place, @Nullable String value, @Nullable Object... arguments) {
        add(Finding.of(rule, place, value, arguments));
    }

    /** A finding whose sentence says more than its rule's general one; {0} is the value, as there. */
    void addWith(String sentence, Rule rule, String place, @Nullable String value, @Nullable Object... arguments) {
        var filled = new @Nullable Object[arguments.length + 1];
        filled[0] = value == null ? "" : value;
        System.arraycopy(arguments, 0, filled, 1, arguments.length);
        add(new Finding(rule, place, value, Message.of(BUNDLE, sentence, filled)));
    }

    void add(Finding finding) {
        all.add(finding);
        if (finding.isError()) {
            wrong.add(finding.place());
        }
    }

    /** Whether something at {@code place} is wrong already. */
    boolean isError(String place) {
        return wrong.contains(place);
    }

    boolean anyError() {
        return !wrong.isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}

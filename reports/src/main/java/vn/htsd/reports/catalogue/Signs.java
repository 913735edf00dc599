package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;

/** The signs of the statistical yearbooks, explained under each table that uses them. */
final class Signs {
    static final String ESTIMATE = "*";
    static final String BREAK = "(b)";
    static final String LOW_COVERAGE = "(c)";
    static final String REVISED = "(r)";

    private final Wording words;
    private final double enough;
    private final Figures figures;

    /** @param build says from which coverage on a figure needs no sign */
    Signs(Locale locale, BuildInfo build) {
        this.words = Wording.of("signs", locale);
        this.enough = build.enoughCoverage();
        this.figures = new Figures(locale);
    }

    /** Whether a figure of this coverage carries {@link #LOW_COVERAGE}. */
    boolean isLow(@Nullable Double coverage) {
        return coverage != null && coverage < enough;
    }

    /** The least coverage that needs no sign, from 0 to 1. */
    double enough() {
        return enough;
    }

    /** What the signs in these rows mean; nothing where there are none. */
    List<Block> under(List<Row> rows, CharSequence... remarks) {
        var meanings = new ArrayList<String>();
        explain(meanings, rows, "sign_not_reported", Figures.NOT_REPORTED::equals);
        explain(meanings, rows, "sign_zero", text -> text.equals("0") || text.equals("0,0") || text.equals("0.0"));
        explain(meanings, rows, "sign_not_applicable", Figures.NOT_APPLICABLE::equals);
        explain(meanings, rows, "sign_estimate", text -> text.contains(ESTIMATE));
        explain(meanings, rows, "sign_break", text -> text.contains(BREAK));
        explain(meanings, rows, "sign_low_coverage", text -> text.contains(LOW_COVERAGE));
        explain(meanings, rows, "sign_revised", text -> text.contains(REVISED));
        var text = meanings.isEmpty() ? "" : words.of("signs", String.join("; ", meanings));
        var all = new ArrayList<CharSequence>(List.of(remarks));
        all.add(0, text);
        all.removeIf(CharSequence::isEmpty);
        return all.isEmpty() ? List.of() : List.of(new Block.Legend(Printed.joined(" ", all)));
    }

    private void explain(List<String> meanings, List<Row> rows, String key, Predicate<String> uses) {
        if (rows.stream().anyMatch(row -> row.cells().values().stream()
                .map(CharSequence::toString)
                .anyMatch(uses))) {
            meanings.add(words.of(key, figures.threshold(enough)));
        }
    }
}

package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.table.Column;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;
import vn.htsd.reports.query.AnalystSql;

/**
 * Finds what a figure was summed from. Everything it asks goes through the gate of {@link AnalystSql}, the condition of an
 * analyst too: it can be one SELECT on the published file and nothing else.
 */
public final class Tracer {
    private final Answers answers;
    private final boolean explains;

    public Tracer(AnalystSql sql) {
        this(sql, true);
    }

    /** @param explains whether residuals and adjustments come with what they were computed from */
    public Tracer(AnalystSql sql, boolean explains) {
        this.answers = new Answers(sql);
        this.explains = explains;
    }

    /** What a figure of a report rests on. */
    public Trace figure(Figure figure) {
        var parts = new ArrayList<Trace.Part>();
        if (figure instanceof Share share) {
            parts.addAll(parts(share.part(), Trace.Position.NUMERATOR));
            parts.addAll(parts(share.whole(), Trace.Position.DENOMINATOR));
        } else if (figure instanceof Stated stated) {
            stated.of().forEach(quantity -> parts.addAll(parts(quantity, Trace.Position.WHOLE_FIGURE)));
        } else if (figure instanceof Quantity quantity) {
            parts.addAll(parts(quantity, Trace.Position.WHOLE_FIGURE));
        }
        return new Trace(figure.name(), parts);
    }

    /**
     * What the rows of {@code table} for which {@code where} holds rest on.
     *
     * @param column what to add up; null for the first measure of the table, or its rows where it has none
     * @throws HtsdException if there is no such table or column, or the condition is none
     */
    public Trace rows(String table, @Nullable String column, String where) {
        var spec = Tables.PUBLISHED.stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow(() -> problem("no_table", table, names()));
        var measures = measures(spec);
        if (column != null && !measures.contains(column)) {
            throw problem("no_column", table, column, String.join(", ", measures));
        }
        var measure = column != null ? column : measures.isEmpty() ? "*" : measures.get(0);
        var from = measure.equals("*") ? Origin.rows(table, where) : Origin.sum(table, measure, where);
        var quantity = new Trace.Quantity(table + "." + measure, Trace.Position.WHOLE_FIGURE, null);
        return new Trace(quantity.name(), List.of(new Trace.Part(quantity, 1, from, lines(from))));
    }

    private List<Trace.Part> parts(Quantity quantity, Trace.Position position) {
        var of = new Trace.Quantity(quantity.name(), position, quantity.value());
        return quantity.terms().stream()
                .map(term -> new Trace.Part(of, term.sign(), term.from(), lines(term.from())))
                .toList();
    }

    private List<Line> lines(Origin.Selected from) {
        if (!MartLines.resolves(from) && !TrendLines.resolves(from)) {
            return facts(from);
        }
        var resolved = TrendLines.resolves(from) ? new TrendLines(answers).of(from) : new MartLines(answers).of(from);
        var lines = new ArrayList<Line>(resolved.lines());
        resolved.facts().forEach(fact -> lines.addAll(facts(fact)));
        if (explains) {
            resolved.divided().forEach(fact -> new FactLines(answers)
                    .of(fact)
                    .forEach(line -> lines.add(line.as(Line.Role.DIVIDED, null, line.sign()))));
        }
        return lines;
    }

    private List<Line> facts(Origin.Selected from) {
        var lines = new ArrayList<>(new FactLines(answers).of(from));
        if (explains) {
            lines.addAll(new Evidence(answers).of(from));
        }
        return lines;
    }

    private static List<String> measures(TableSpec table) {
        return table.columns().stream()
                .filter(column -> column.type() == Column.Type.COUNT || column.type() == Column.Type.MONEY)
                .map(Column::name)
                .toList();
    }

    private static String names() {
        return Tables.PUBLISHED.stream().map(TableSpec::name).collect(Collectors.joining(", "));
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(FigureFile.BUNDLE, key, arguments));
    }
}

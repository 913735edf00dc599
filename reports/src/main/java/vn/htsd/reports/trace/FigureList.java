package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;

/**
 * Every figure of one report with its id, in the order of the pages; made from the blocks that are printed, so that it cannot
 * say anything else than they do.
 *
 * @param report {@code 2025.national}: where the report lies, with dots
 * @param build of whose tables it was made
 */
public record FigureList(String report, String build, List<Entry> entries) {
    public FigureList {
        entries = List.copyOf(entries);
    }

    /**
     * One figure. What is printed twice in a section, in a sentence and in a table, is one.
     *
     * @param id {@code 2025.national.II.1.4.participants.communication}
     * @param label the sentence, or the table's caption and the head of its row
     * @param texts what it became in print
     */
    public record Entry(String id, String section, String label, List<String> texts, Figure figure) {
        public Entry {
            texts = List.copyOf(texts);
        }
    }

    public Optional<Entry> entry(String id) {
        return entries.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static FigureList of(String report, String build, List<Block> letter, List<Block> annexes) {
        var walk = new Walk(report);
        letter.forEach(walk::take);
        annexes.forEach(walk::take);
        return new FigureList(report, build, List.copyOf(walk.entries.values()));
    }

    /** Goes down the pages and remembers under which heading it is. */
    private static final class Walk {
        private final String report;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private String part = "";
        private String section = "";
        private String caption = "";

        Walk(String report) {
            this.report = report;
        }

        void take(Block block) {
            if (block instanceof Block.Heading heading) {
                heading(heading);
            } else if (block instanceof Block.AnnexTitle title) {
                part = annex(lastWord(title.number()));
                section = part;
                caption = title.number();
            } else if (block instanceof Block.Paragraph paragraph) {
                words(paragraph.text());
            } else if (block instanceof Block.Caption title) {
                caption = title.text().toString();
                words(title.text());
            } else if (block instanceof Block.Unit unit) {
                words(unit.text());
            } else if (block instanceof Block.Legend legend) {
                words(legend.text());
            } else if (block instanceof Block.Grid grid) {
                grid.table().rows().forEach(this::row);
            } else if (block instanceof Block.Picture picture) {
                picture.chart().figures().forEach(use -> add(use, picture.alternative()));
            }
        }

        private void heading(Block.Heading heading) {
            var number = heading.text().split(" ", 2)[0].replaceAll("\\.$", "");
            if (heading.level() == Block.Level.PART) {
                part = number;
                section = number;
            } else {
                section = part + "." + number;
            }
            caption = heading.text();
        }

        private void words(CharSequence text) {
            Printed.of(text).uses().forEach(use -> add(use, text.toString()));
        }

        private void row(Row row) {
            var head = head(row);
            row.cells().values().forEach(cell -> Printed.of(cell)
                    .uses()
                    .forEach(use -> add(use, head == null ? caption : caption + " | " + head)));
        }

        private static @Nullable String head(Row row) {
            return List.of("label", "name", "level").stream()
                    .map(column -> row.cells().get(column))
                    .filter(java.util.Objects::nonNull)
                    .map(CharSequence::toString)
                    .findFirst()
                    .orElse(null);
        }

        private void add(Printed.Use use, String label) {
            var figure = use.figure();
            var id = String.join(".", report, section, figure.name()).replace("..", ".");
            var before = entries.get(id);
            if (before == null) {
                entries.put(id, new Entry(id, section, label, List.of(use.text()), figure));
            } else if (!before.figure().equals(figure)) {
                throw new IllegalStateException("Two figures of one report are called " + id);
            } else if (!before.texts().contains(use.text())) {
                var texts = new ArrayList<>(before.texts());
                texts.add(use.text());
                entries.put(id, new Entry(id, section, before.label(), texts, figure));
            }
        }

        /** The only annex of a report has no number. */
        private static String annex(String number) {
            return number.matches("[IVX]+") ? "annex-" + number : "annex";
        }

        private static String lastWord(String text) {
            return text.substring(text.lastIndexOf(' ') + 1);
        }
    }
}

package vn.htsd.scheduler.cli;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.check.FigureCells;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;
import vn.htsd.reports.trace.FigureList;
import vn.htsd.reports.trace.Line;
import vn.htsd.reports.trace.SourceFile;
import vn.htsd.reports.trace.Trace;
import vn.htsd.scheduler.app.ArchivedCells;

/** Writes a trace: for people the lines, the files and the sums one below the other, else one line a cell of the season. */
final class TracePrinter {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final List<String> COLUMNS = List.of(
            "quantity",
            "position",
            "sign",
            "role",
            "node",
            "campaign_year",
            "table",
            "column",
            "code",
            "name",
            "members",
            "basis",
            "value",
            "file_name",
            "sha256",
            "report",
            "archive",
            "received_at",
            "channel",
            "sender",
            "document",
            "cells");

    private final Htsd htsd;
    private final Form form;
    private final @Nullable ArchivedCells archive;
    private final Map<String, Named> files = new LinkedHashMap<>();

    private record Named(int number, SourceFile file, Optional<ArchivedFile> kept) {}

    /** How a trace is written. */
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    /** @param archive null where the files are not to be opened */
    TracePrinter(Htsd htsd, Form form, @Nullable ArchivedCells archive) {
        this.htsd = htsd;
        this.form = form;
        this.archive = archive;
    }

    /** What was asked for adds up to what was printed, or nothing was printed of it. */
    static boolean agrees(Trace trace, Trace.Quantity quantity) {
        var said = quantity.said();
        var sum = trace.sum(quantity);
        return said == null || said.equals(sum == null ? 0L : sum);
    }

    void print(Trace trace, Optional<FigureList.Entry> figure) {
        switch (form) {
            case JSON -> Json.print(htsd.streams().out(), json(trace, figure));
            case CSV -> csv(trace, figure);
            case TABLE -> table(trace, figure);
        }
    }

    private void csv(Trace trace, Optional<FigureList.Entry> figure) {
        try (var sink = new CsvSink(htsd.streams().out())) {
            sink.columns(columns(COLUMNS));
            for (var part : trace.parts()) {
                part.lines()
                        .forEach(line -> sink.row(new ArrayList<>(values(part, line).values().stream()
                                .map(value -> value instanceof List<?> list ? joined(list) : value)
                                .toList())));
            }
        }
        sums(trace, figure).forEach(sum -> htsd.streams().err().println(sum));
    }

    private Map<String, @Nullable Object> json(Trace trace, Optional<FigureList.Entry> figure) {
        var root = new LinkedHashMap<String, @Nullable Object>();
        figure.ifPresent(entry -> {
            root.put("id", entry.id());
            root.put("label", entry.label());
            root.put("texts", entry.texts());
        });
        root.put("name", trace.name());
        root.put(
                "quantities",
                trace.quantities().stream()
                        .map(quantity -> {
                            var each = new LinkedHashMap<String, @Nullable Object>();
                            each.put("name", quantity.name());
                            each.put("position", quantity.position().name().toLowerCase(Locale.ROOT));
                            each.put("printed", quantity.said());
                            each.put("sum", trace.sum(quantity));
                            each.put("agrees", agrees(trace, quantity));
                            return each;
                        })
                        .toList());
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        trace.parts().forEach(part -> part.lines().forEach(line -> lines.add(values(part, line))));
        root.put("lines", lines);
        return root;
    }

    /** Under the names of {@link #COLUMNS}; a blank is null. */
    private Map<String, @Nullable Object> values(Trace.Part part, Line line) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("quantity", part.of().name());
        values.put("position", part.of().position().name().toLowerCase(Locale.ROOT));
        values.put("sign", part.sign() * line.sign());
        values.put("role", line.role().name().toLowerCase(Locale.ROOT));
        values.put("node", line.node());
        values.put("campaign_year", line.campaignYear());
        values.put("table", line.table());
        values.put("column", line.column());
        values.put("code", line.code());
        values.put("name", line.name());
        values.put("members", line.members());
        values.put("basis", line.basis().isEmpty() ? null : line.basis());
        values.put("value", line.value());
        var file = line.file();
        var kept = file == null ? Optional.<ArchivedFile>empty() : kept(file);
        values.put("file_name", file == null ? null : file.name());
        values.put("sha256", file == null ? null : file.sha256());
        values.put("report", file == null ? null : file.ordinal());
        values.put("archive", kept.map(this::path).orElse(null));
        values.put(
                "received_at",
                file == null || file.receivedAt() == null
                        ? null
                        : file.receivedAt().toString());
        values.put("channel", file == null ? null : file.channel());
        values.put("sender", file == null ? null : file.sender());
        values.put("document", kept.map(each -> each.receipt().source()).orElse(null));
        values.put("cells", cells(line));
        return values;
    }

    /** Cells with what is written in them; only the places where the files are not opened, or no cell holds the value. */
    private List<Object> cells(Line line) {
        var read = archive == null ? List.<FigureCells.Cell>of() : archive.of(line);
        if (read.isEmpty()) {
            return List.copyOf(
                    line.places().stream().filter(place -> !place.isEmpty()).toList());
        }
        return read.stream()
                .<Object>map(cell -> {
                    var each = new LinkedHashMap<String, @Nullable Object>();
                    each.put("place", cell.place());
                    each.put("sign", cell.sign());
                    each.put("written", cell.written());
                    each.put("value", cell.value());
                    return each;
                })
                .toList();
    }

    private static String joined(List<?> cells) {
        return cells.stream().map(TracePrinter::said).collect(Collectors.joining("; "));
    }

    private static String said(@Nullable Object cell) {
        if (cell instanceof Map<?, ?> map) {
            return (Integer.valueOf(-1).equals(map.get("sign")) ? "−" : "") + map.get("place") + " = "
                    + map.get("written");
        }
        return String.valueOf(cell);
    }

    private void table(Trace trace, Optional<FigureList.Entry> figure) {
        var out = htsd.streams().out();
        figure.ifPresent(
                entry -> out.println(entry.id() + ": " + String.join(", ", entry.texts()) + "\n" + entry.label()));
        if (trace.parts().stream().anyMatch(part -> !part.lines().isEmpty())) {
            lines(trace);
        }
        filesTable();
        sums(trace, figure).forEach(out::println);
    }

    private void lines(Trace trace) {
        try (var sink = new TableSink(htsd.streams().out())) {
            sink.columns(columns(Stream.of("role", "code", "name", "members", "basis", "value", "file", "cells")
                    .map(name -> htsd.texts().say("trace.column." + name))
                    .toList()));
            for (var part : trace.parts()) {
                for (var line : part.lines()) {
                    var value = line.value();
                    int sign = part.sign() * line.sign();
                    var file = line.file();
                    sink.row(Arrays.asList(
                            htsd.texts().say("trace.role." + line.role().name().toLowerCase(Locale.ROOT)),
                            line.code(),
                            line.name(),
                            String.join(" / ", line.members()),
                            line.basis(),
                            value == null ? null : sign * value,
                            file == null ? null : number(file),
                            joined(cells(line))));
                }
            }
        }
    }

    /** Files are named by number in the lines, and once each below them. */
    private int number(SourceFile file) {
        return files.computeIfAbsent(file.sha256(), unused -> new Named(files.size() + 1, file, archived(file)))
                .number();
    }

    private Optional<ArchivedFile> kept(SourceFile file) {
        number(file);
        return Optional.ofNullable(files.get(file.sha256())).flatMap(Named::kept);
    }

    private Optional<ArchivedFile> archived(SourceFile file) {
        return archive == null ? Optional.empty() : archive.archived(file);
    }

    private void filesTable() {
        if (files.isEmpty()) {
            return;
        }
        htsd.streams().out().println();
        try (var sink = new TableSink(htsd.streams().out())) {
            sink.columns(columns(Stream.of("file", "file_name", "received_at", "sender", "channel", "archive", "sha256")
                    .map(name -> htsd.texts().say("trace.column." + name))
                    .toList()));
            for (var named : files.values()) {
                var file = named.file();
                var kept = named.kept();
                sink.row(Arrays.asList(
                        named.number(),
                        file.name(),
                        moment(file.receivedAt()),
                        Stream.of(
                                        file.sender(),
                                        kept.map(each -> each.receipt().source())
                                                .orElse(null))
                                .filter(java.util.Objects::nonNull)
                                .collect(Collectors.joining(", ")),
                        file.channel(),
                        kept.map(this::path).orElse(null),
                        file.sha256()));
            }
        }
        htsd.streams().out().println();
    }

    private List<String> sums(Trace trace, Optional<FigureList.Entry> figure) {
        return trace.quantities().stream()
                .map(quantity -> sum(trace, quantity, figure))
                .toList();
    }

    private String sum(Trace trace, Trace.Quantity quantity, Optional<FigureList.Entry> figure) {
        var texts = htsd.texts();
        var sum = trace.sum(quantity);
        if (quantity.said() != null) {
            return texts.say(
                    agrees(trace, quantity) ? "trace.sum_agrees" : "trace.sum_differs",
                    quantity.name(),
                    sum == null ? 0 : sum,
                    quantity.said());
        }
        if (figure.isPresent() && sum == null) {
            return texts.say(
                    "trace.nothing",
                    quantity.name(),
                    String.join(", ", figure.get().texts()));
        }
        return texts.say("trace.sum", quantity.name(), sum == null ? "–" : sum);
    }

    private String path(ArchivedFile kept) {
        return htsd.workspace()
                .home()
                .relativize(kept.path().toAbsolutePath().normalize())
                .toString();
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : MOMENT.format(moment);
    }

    private static List<ColumnInfo> columns(List<String> names) {
        return names.stream().map(name -> new ColumnInfo(name, Types.VARCHAR)).toList();
    }
}

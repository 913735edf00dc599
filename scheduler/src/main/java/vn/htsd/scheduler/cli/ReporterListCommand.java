package vn.htsd.scheduler.cli;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.report.Level;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class ReporterListCommand implements Callable<Integer> {
    private static final List<ColumnInfo> COLUMNS = Stream.of(
                    "code",
                    "name",
                    "type",
                    "level",
                    "locality_code",
                    "locality",
                    "reports_to",
                    "valid_from",
                    "valid_to")
            .map(name -> new ColumnInfo(name, Types.VARCHAR))
            .toList();

    private final Htsd htsd;

    @Option(names = "--locality", paramLabel = "CODE")
    private @Nullable String locality;

    @Option(names = "--level", paramLabel = "LEVEL")
    private @Nullable Level level;

    @Option(names = "--at", paramLabel = "DATE")
    private @Nullable LocalDate day;

    @Option(names = "-o", paramLabel = "table|csv|json", defaultValue = "table")
    private Form form = Form.TABLE;

    /** How the list is written. */
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    ReporterListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var reference = htsd.forReading().reference();
        var at = day == null ? reference.campaigns().latest().weekStart() : day;
        var within = within(reference, at);
        var listed = reference.register().all().stream()
                .filter(reporter -> reporter.validOn(at) && (level == null || level == reporter.level()))
                .filter(reporter -> within.isEmpty() || lies(reporter, within.get(), reference, at))
                .sorted(Comparator.comparing(RegisteredReporter::localityCode).thenComparing(RegisteredReporter::code))
                .toList();
        try (var sink = sink()) {
            sink.columns(columns());
            listed.forEach(reporter -> sink.row(cells(reporter, reference, at)));
        }
        if (form == Form.TABLE) {
            htsd.tell("reporter.listed", listed.size(), at);
        }
        return 0;
    }

    private Optional<Locality> within(Reference reference, LocalDate at) {
        if (locality == null) {
            return Optional.empty();
        }
        var found = reference.localities().at(locality, at);
        if (found.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "unknown_locality", locality, at));
        }
        return found;
    }

    private static boolean lies(RegisteredReporter reporter, Locality within, Reference reference, LocalDate at) {
        return reference
                .localities()
                .at(reporter.localityCode(), at)
                .filter(unit -> reference.localities().contains(within.key(), unit))
                .isPresent();
    }

    private static List<@Nullable Object> cells(RegisteredReporter reporter, Reference reference, LocalDate at) {
        var place = reference.localities().at(reporter.localityCode(), at).map(Locality::fullName);
        return Arrays.asList(
                reporter.code(),
                reporter.name(),
                reporter.type(),
                reporter.level().code(),
                reporter.localityCode(),
                place.orElse(null),
                reporter.reportsTo(),
                reporter.validFrom(),
                reporter.validTo());
    }

    /** People read words, programs the names that do not change. */
    private List<ColumnInfo> columns() {
        return form == Form.TABLE
                ? COLUMNS.stream()
                        .map(column -> new ColumnInfo(htsd.text("reporter.column." + column.name()), column.sqlType()))
                        .toList()
                : COLUMNS;
    }

    private Sink sink() {
        return switch (form) {
            case TABLE -> new TableSink(htsd.streams().out());
            case CSV -> new CsvSink(htsd.streams().out());
            case JSON -> new JsonSink(htsd.streams().out());
        };
    }
}

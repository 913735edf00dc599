package vn.htsd.scheduler.cli;

import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/** Of commands that list something: a table for people, or rows for programs. */
final class RowsOption {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    @Option(names = "-o", paramLabel = "table|csv|json", defaultValue = "table")
    private Form form = Form.TABLE;

    /** How the rows are written. */
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    boolean forPeople() {
        return form == Form.TABLE;
    }

    /**
     * @param names of the columns, for programs
     * @param headings key of the sentence that names them for people, separated by bars
     */
    Sink open(Htsd htsd, List<String> names, String headings) {
        var out = htsd.streams().out();
        var sink =
                switch (form) {
                    case TABLE -> new TableSink(out);
                    case CSV -> new CsvSink(out);
                    case JSON -> new JsonSink(out);
                };
        var shown = forPeople() ? Arrays.asList(htsd.texts().say(headings).split("\\|")) : names;
        sink.columns(
                shown.stream().map(name -> new ColumnInfo(name, Types.VARCHAR)).toList());
        return sink;
    }

    /** A moment as people of Vietnam read it, or as programs do. */
    @Nullable
    Object moment(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        return forPeople() ? MOMENT.format(ZonedDateTime.ofInstant(moment, CampaignCatalogue.ZONE)) : moment.toString();
    }

    /** A code, in words where people read it. */
    String code(Htsd htsd, String key, String code) {
        return forPeople() ? htsd.texts().say(key + "." + code) : code;
    }
}

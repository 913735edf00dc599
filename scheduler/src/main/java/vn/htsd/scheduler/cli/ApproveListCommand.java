package vn.htsd.scheduler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.app.Approvals;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class ApproveListCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("id", "kind", "status", "reporter", "reporter_name", "part", "words", "by", "at", "submission_id");

    private final Htsd htsd;

    @Option(names = "--campaign", paramLabel = "YEAR")
    private @Nullable Integer campaign;

    @Mixin
    private final RowsOption rows = new RowsOption();

    ApproveListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forReading();
        var year = new CampaignChoice(assembly).chosen(campaign);
        try (var sink = rows.open(htsd, COLUMNS, "approve.columns")) {
            for (var each : new Approvals(assembly).of(year)) {
                var approval = each.approval();
                sink.row(Arrays.asList(
                        each.id(),
                        rows.code(htsd, "approve.kind", each.kind().code()),
                        rows.code(htsd, "approve.status", approval == null ? "waiting" : "approved"),
                        each.reporterCode(),
                        each.reporter(),
                        each.part(),
                        each.words(),
                        approval == null ? null : approval.by(),
                        approval == null ? null : rows.moment(approval.at()),
                        each.submission()));
            }
        }
        return 0;
    }
}

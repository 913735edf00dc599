package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets old runs and what belongs to them, but nothing from which it follows which runs there will be. */
@Command(name = "clean", abbreviateSynopsis = true, sortOptions = false)
final class DbCleanCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Option(names = "--clean-before-timestamp", paramLabel = "TS", required = true, converter = UtcMoment.class)
    private @Nullable Instant before;

    @Option(
            names = {"-t", "--tables"},
            paramLabel = "TABLE",
            split = ",")
    private List<String> tables = new ArrayList<>();

    @Option(names = {"--dry-run"})
    private boolean dryRun;

    @Option(names = {"--skip-archive"})
    private boolean skipArchive;

    DbCleanCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var meant = rows(door, true);
            long all =
                    meant.stream().mapToLong(row -> row.path("rows").asLong()).sum();
            if (dryRun || all == 0) {
                htsd.tell(all == 0 ? "db.nothing_to_clean" : "db.would_clean", all);
                return api.print(htsd, meant, "table", "rows");
            }
            if (!confirmation.given(htsd, "db.clean", all, before)) {
                return 1;
            }
            if (!skipArchive) {
                htsd.tell("db.not_archived");
            }
            return api.print(htsd, rows(door, false), "table", "rows");
        });
    }

    private List<JsonNode> rows(SchedulerDoor door, boolean dry) {
        var body = new LinkedHashMap<String, Object>();
        body.put("clean_before_timestamp", String.valueOf(before));
        body.put("dry_run", dry);
        if (!tables.isEmpty()) {
            body.put("tables", tables);
        }
        var rows = new ArrayList<JsonNode>();
        door.ask("POST", SchedulerDoor.own("clean"), Map.of(), body)
                .path("tables")
                .forEach(rows::add);
        return rows;
    }
}

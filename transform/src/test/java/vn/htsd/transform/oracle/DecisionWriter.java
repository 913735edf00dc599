package vn.htsd.transform.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.workspace.Workspace;

/** Logs what was decided, as {@code decide} would: one line of JSON a decision. */
final class DecisionWriter {
    private DecisionWriter() {}

    static void write(List<Season> seasons, Workspace workspace) throws IOException {
        var lines = new ArrayList<String>();
        for (var season : seasons) {
            for (var decided : season.decided()) {
                lines.add(
                        """
                        {"id":"QD-%d","decided_at":"%d-12-01T00:00:00Z","decided_by":"a","campaign_year":%d,"node":"%s",\
                        "family":"%s","verdict":"%s","reason":"b","document":"c"}"""
                                .formatted(
                                        lines.size() + 1,
                                        season.year(),
                                        season.year(),
                                        decided.node(),
                                        decided.family().code(),
                                        decided.decision().name().toLowerCase(Locale.ROOT)));
            }
        }
        Files.createDirectories(workspace.decisions());
        Files.write(workspace.decisions().resolve("decisions.jsonl"), lines);
    }
}

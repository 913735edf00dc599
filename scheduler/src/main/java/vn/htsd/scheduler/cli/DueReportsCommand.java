package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.htsd.scheduler.app.DueReports;

@Command(name = "due", abbreviateSynopsis = true)
final class DueReportsCommand implements Callable<Integer> {
    private final Htsd htsd;

    DueReportsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var outcome = new DueReports(htsd.forReading()).make(htsd.locale(), htsd.progress());
        if (outcome.written().isEmpty()) {
            htsd.tell("report.nothing_due", outcome.current().size());
        }
        new Pieces(htsd).written(outcome.written());
        return 0;
    }
}

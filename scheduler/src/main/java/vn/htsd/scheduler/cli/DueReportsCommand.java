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
            int current = outcome.current().size();
            htsd.tell(current == 0 ? "report.nothing_yet" : "report.nothing_due", current);
        }
        new Pieces(htsd).written(outcome.written());
        return 0;
    }
}

package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.htsd.scheduler.store.Database;

@Command(name = "check", abbreviateSynopsis = true, sortOptions = false)
final class DbCheckCommand implements Callable<Integer> {
    private final Htsd htsd;

    DbCheckCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forReading();
        try (var database = Database.open(assembly.database())) {
            htsd.print("db.good", database.settings().url(), database.now());
        }
        return 0;
    }
}

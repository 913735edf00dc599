package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.store.Database;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class UsersListCommand implements Callable<Integer> {
    private final Htsd htsd;

    UsersListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        try (var database = Database.open(htsd.forReading().database())) {
            for (var user : new Users(database, htsd.clock()).all()) {
                htsd.streams().out().println(user.name() + " " + user.role());
            }
        }
        return 0;
    }
}

package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.store.Database;

@Command(name = "reset-password", abbreviateSynopsis = true, sortOptions = false)
final class UsersResetPasswordCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "api.user")
    private String name = "";

    UsersResetPasswordCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var password = Users.randomPassword();
        try (var database = Database.open(htsd.forWriting().database())) {
            if (!new Users(database, htsd.clock()).resetPassword(name, password)) {
                throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "users.unknown", name));
            }
        }
        htsd.print("users.reset", name, password);
        return 0;
    }
}

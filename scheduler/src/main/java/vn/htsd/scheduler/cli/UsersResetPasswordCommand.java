package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

@Command(name = "reset-password", abbreviateSynopsis = true, sortOptions = false)
final class UsersResetPasswordCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "api.user")
    private String name = "";

    UsersResetPasswordCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            if (door.all(SchedulerDoor.own("users"), "users", Map.of()).stream()
                    .noneMatch(user -> user.path("username").asText().equals(name))) {
                throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "users.unknown", name));
            }
            var set = door.ask("PATCH", SchedulerDoor.own("users", name), Map.of(), null);
            return api.print(
                    htsd,
                    set,
                    () -> htsd.print("users.reset", name, set.path("password").asText()));
        });
    }
}

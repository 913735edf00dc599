package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.scheduler.api.Role;

@Command(name = "create", abbreviateSynopsis = true, sortOptions = false)
final class UsersCreateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "api.user")
    private String name = "";

    @Option(
            names = {"-r", "--role"},
            paramLabel = "Viewer|User|Op|Admin",
            required = true,
            descriptionKey = "api.role")
    private String roleName = "";

    UsersCreateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var role = Role.of(roleName).orElseThrow(() -> new Misuse(spec.commandLine(), "users.bad_role", roleName));
        return api.with(htsd, door -> {
            var body = Map.of("username", name, "role", role.word());
            var made = door.ask("POST", SchedulerDoor.own("users"), Map.of(), body);
            return api.print(
                    htsd,
                    made,
                    () -> htsd.print(
                            "users.created",
                            name,
                            role.word(),
                            made.path("password").asText()));
        });
    }
}

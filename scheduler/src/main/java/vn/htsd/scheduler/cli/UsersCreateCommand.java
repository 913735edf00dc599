package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.scheduler.api.Role;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.store.Database;

@Command(name = "create", abbreviateSynopsis = true, sortOptions = false)
final class UsersCreateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

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
        var password = Users.randomPassword();
        try (var database = Database.open(htsd.forWriting().database())) {
            new Users(database, htsd.clock()).create(name, role, password);
        }
        htsd.print("users.created", name, role.word(), password);
        return 0;
    }
}

package vn.htsd.scheduler.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", abbreviateSynopsis = true, sortOptions = false)
final class ConnectionsSetCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "api.key")
    private String id = "";

    @Option(names = "--conn-type", paramLabel = "TYPE", required = true, descriptionKey = "api.conn_type")
    private String type = "";

    @Option(
            names = {"--conn-host"},
            paramLabel = "HOST",
            descriptionKey = "api.host")
    private @Nullable String host;

    @Option(
            names = {"--conn-login"},
            paramLabel = "NAME",
            descriptionKey = "api.login")
    private @Nullable String login;

    @Option(names = "--conn-port", paramLabel = "PORT", descriptionKey = "api.port")
    private @Nullable Integer port;

    @Option(
            names = {"--conn-schema"},
            paramLabel = "NAME",
            descriptionKey = "api.schema")
    private @Nullable String schema;

    @Option(
            names = {"--conn-description"},
            paramLabel = "TEXT",
            descriptionKey = "api.description")
    private @Nullable String description;

    @Option(
            names = {"--conn-extra"},
            paramLabel = "JSON",
            descriptionKey = "api.conn_extra")
    private @Nullable String extra;

    ConnectionsSetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("connection_id", id);
        body.put("conn_type", type);
        putGiven(body, "description", description);
        putGiven(body, "extra", extra);
        body.put("host", host);
        body.put("login", login);
        body.put("port", port);
        body.put("schema", schema);
        var secret = htsd.environment().get("HTSD_CONNECTION_PASSWORD");
        if (secret != null) {
            body.put("password", secret);
        }
        return api.with(htsd, door -> api.printOne(htsd, door.put(SettingKind.CONNECTIONS, id, body)));
    }

    private static void putGiven(Map<String, @Nullable Object> body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}

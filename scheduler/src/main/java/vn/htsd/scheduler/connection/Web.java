package vn.htsd.scheduler.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Talks to web services, as Airflow's HTTP connections describe them. */
public final class Web {
    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 16 << 20;
    /** What stands in an extra field and is no header. */
    private static final Set<String> OPTIONS = Set.of(
            "proxies",
            "proxy",
            "stream",
            "verify",
            "verify_ssl",
            "cert",
            "timeout",
            "srv",
            "allow_redirects",
            "max_redirects",
            "trust_env",
            "check_response");

    private @Nullable HttpClient following;
    private @Nullable HttpClient staying;

    /**
     * @param connection id of the connection that says where the service is
     * @throws Unreachable if it is not set, or the service does not answer
     * @throws InterruptedException if asked to stop
     */
    public WebAnswer call(Endpoints endpoints, String connection, WebCall call) throws InterruptedException {
        var endpoint = endpoints.require(connection);
        var request = request(endpoint, call);
        try {
            var response = client(call.follows()).send(request, BodyHandlers.ofInputStream());
            return new WebAnswer(response.statusCode(), text(endpoint, response));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw Unreachable.now("The service of connection “" + endpoint.id() + "” at "
                    + request.uri().getHost() + " does not answer: "
                    + e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : " " + e.getMessage()));
        }
    }

    private static String text(Endpoint endpoint, HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Unreachable.forGood("The answer of connection “" + endpoint.id() + "” is longer than "
                        + (MOST_BYTES >> 20) + " MB, which is the most that a task takes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest request(Endpoint endpoint, WebCall call) {
        try {
            var request = HttpRequest.newBuilder(address(endpoint, call));
            endpoint.extra().forEach((name, value) -> {
                if (!OPTIONS.contains(name)) {
                    request.setHeader(name, String.valueOf(value));
                }
            });
            if (endpoint.login() != null) {
                var login = endpoint.login() + ":" + (endpoint.password() == null ? "" : endpoint.password());
                request.setHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            }
            if (call.contentType() != null) {
                request.setHeader("Content-Type", call.contentType());
            }
            call.headers().forEach(request::setHeader);
            if (call.patience() != null) {
                request.timeout(call.patience());
            }
            var body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
            return request.method(call.method().toUpperCase(Locale.ROOT), body).build();
        } catch (IllegalArgumentException e) {
            // Neither address nor headers are repeated: both may hold what nobody should read.
            throw Unreachable.forGood("Connection “" + endpoint.id()
                    + "” and the task's endpoint, method and headers make no request that can be sent");
        }
    }

    private static URI address(Endpoint endpoint, WebCall call) {
        var host = endpoint.host() == null ? "" : endpoint.host();
        var base = host.contains("://")
                ? host
                : (endpoint.schema() == null ? "http" : endpoint.schema()) + "://" + host
                        + (endpoint.port() == null ? "" : ":" + endpoint.port());
        boolean joined =
                call.path().isEmpty() || base.endsWith("/") || call.path().startsWith("/");
        var whole = base + (joined ? "" : "/") + call.path();
        if (!call.query().isEmpty()) {
            whole += (whole.contains("?") ? "&" : "?") + form(call.query());
        }
        return URI.create(whole.replace(" ", "%20"));
    }

    /** {@code values} as a form or an address carries them. */
    public static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private synchronized HttpClient client(boolean follows) {
        var open = follows ? following : staying;
        if (open == null) {
            open = HttpClient.newBuilder()
                    .connectTimeout(CONNECTING)
                    .followRedirects(follows ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                    .build();
            following = follows ? open : following;
            staying = follows ? staying : open;
        }
        return open;
    }
}

package vn.htsd.scheduler.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** The API on a port: who asks is found out here, what is answered is {@link AirflowApi}'s. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final long LARGEST_BODY = 1 << 20;

    private final AirflowApi api;
    private final AirflowV1Shim older;
    private final Users users;
    private final Supplier<String> metrics;
    private final String localSecret = Users.randomPassword();
    private final Javalin javalin;

    private ApiServer(AirflowApi api, Users users, Supplier<String> metrics) {
        this.metrics = metrics;
        this.api = api;
        this.older = new AirflowV1Shim(api, users.clock());
        this.users = users;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_BODY;
            for (var path : List.of("/", "/*")) {
                config.routes.get(path, this::answer);
                config.routes.post(path, this::answer);
                config.routes.put(path, this::answer);
                config.routes.patch(path, this::answer);
                config.routes.delete(path, this::answer);
            }
        });
    }

    /**
     * @param port 0 for any that is free
     * @param metrics what monitors read at {@code /metrics}, in Prometheus' format
     * @throws HtsdException if somebody else has the port
     */
    public static ApiServer start(AirflowApi api, Users users, Supplier<String> metrics, String host, int port) {
        var server = new ApiServer(api, users, metrics);
        try {
            server.javalin.start(host, port);
            return server;
        } catch (JavalinException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of("vn.htsd.scheduler.api.messages", "port", host, Integer.toString(port), e.getMessage()),
                    e);
        }
    }

    /** Lets in, as an administrator, whoever may read what this process leaves in its workspace; dies with the process. */
    public String localSecret() {
        return localSecret;
    }

    public int port() {
        return javalin.port();
    }

    private void answer(Context context) {
        var response = respond(context);
        context.status(response.status()).contentType(response.contentType());
        context.header("Cache-Control", "no-store");
        if (response.status() == 401) {
            boolean old = context.req().getRequestURI().startsWith(AirflowV1Shim.PREFIX);
            context.header("WWW-Authenticate", old ? "Basic" : "Bearer");
        }
        var body = response.body();
        if (body instanceof ApiResponse.Lines lines) {
            send(lines, context);
        } else if (body != null) {
            context.result(response.contentType().equals(ApiResponse.JSON) ? Json.text(body) : String.valueOf(body));
        }
    }

    /** Whoever hangs up, or a server that stops, ends the sending. */
    private static void send(ApiResponse.Lines lines, Context context) {
        try {
            var out = context.res().getOutputStream(); // the context's own compresses, and keeps what it has
            lines.send(line -> {
                try {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    context.res().flushBuffer();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Whoever waited at {} hung up", context.req().getRequestURI(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ApiResponse respond(Context context) {
        var path = context.req().getRequestURI();
        try {
            if (path.equals("/auth/token") || path.equals("/auth/token/cli")) {
                return token(context);
            }
            if (path.equals(AirflowApi.HEALTH) || path.equals("/api/v1/health")) {
                return api.health();
            }
            if (path.equals("/metrics")) {
                return new ApiResponse(200, PROMETHEUS, metrics.get());
            }
            var caller = caller(context).orElseThrow(() -> new ApiException(401, "Not authenticated"));
            var request = new ApiRequest(
                    context.req().getMethod(),
                    path,
                    query(context),
                    Json.parse(context.body()),
                    Optional.ofNullable(context.header("Accept")).orElse(""),
                    caller);
            return path.startsWith(AirflowV1Shim.PREFIX) ? older.answer(request) : api.answer(request);
        } catch (ApiException e) {
            return e.response();
        }
    }

    private Optional<Caller> caller(Context context) {
        var authorization = Optional.ofNullable(context.header("Authorization")).orElse("");
        boolean local = MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8),
                ("Bearer " + localSecret).getBytes(StandardCharsets.UTF_8));
        if (local) {
            return Optional.of(Caller.local(Users.ADMIN));
        }
        return authorization.startsWith("Basic ")
                        && context.req().getRequestURI().startsWith("/api/v1/")
                ? users.basic(authorization)
                : users.bearer(authorization);
    }

    private ApiResponse token(Context context) {
        if (!context.req().getMethod().equals("POST")) {
            throw new ApiException(405, "Method Not Allowed");
        }
        var body = api.body("POST", context.req().getRequestURI(), Json.parse(context.body()));
        var caller = users.login(body.required("username"), body.required("password"));
        return ApiResponse.created(Map.of("access_token", users.token(caller.name())));
    }

    private static Map<String, List<String>> query(Context context) {
        return new LinkedHashMap<>(context.queryParamMap());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

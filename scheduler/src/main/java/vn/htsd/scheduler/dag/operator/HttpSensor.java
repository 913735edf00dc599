package vn.htsd.scheduler.dag.operator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Waits until a web service answers well.
 *
 * @param notYet HTTP codes that mean "not yet" rather than an error
 */
public record HttpSensor(
        String connection,
        String method,
        String endpoint,
        Map<String, String> parameters,
        Map<String, String> headers,
        List<String> notYet,
        WebOptions options,
        Poking poking)
        implements Operator {
    static final Set<String> KEYS = Keys.union(
            Poking.KEYS,
            Set.of(
                    "endpoint",
                    "http_conn_id",
                    "method",
                    "request_params",
                    "request_kwargs",
                    "headers",
                    "response_error_codes_allowlist",
                    "response_check",
                    "response_check_lambda",
                    "response_check_name",
                    "response_check_file",
                    "extra_options",
                    "tcp_keep_alive",
                    "tcp_keep_alive_idle",
                    "tcp_keep_alive_count",
                    "tcp_keep_alive_interval",
                    "deferrable"));

    public HttpSensor {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        notYet = List.copyOf(notYet);
    }

    static HttpSensor read(Keys keys) {
        Fields.refusePython(
                keys, "response_check", "response_check_lambda", "response_check_name", "response_check_file");
        return new HttpSensor(
                keys.text("http_conn_id", "http_default"),
                keys.text("method", "GET").toUpperCase(Locale.ROOT),
                keys.required("endpoint"),
                Fields.texts(keys, "request_params"),
                Fields.texts(keys, "headers"),
                keys.has("response_error_codes_allowlist")
                        ? keys.texts("response_error_codes_allowlist")
                        : List.of("404"),
                WebOptions.read(keys),
                Poking.read(keys));
    }

    @Override
    public HttpSensor rendered(Rendering render) {
        return new HttpSensor(
                connection,
                method,
                render.text(endpoint),
                Fields.rendered(parameters, render),
                Fields.rendered(headers, render),
                notYet,
                options.rendered(render),
                poking);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.httpSensor(this);
    }
}

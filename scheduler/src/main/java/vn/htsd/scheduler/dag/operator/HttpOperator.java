package vn.htsd.scheduler.dag.operator;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Calls a web service once.
 *
 * @param method in capitals
 * @param data body, or parameters of a GET: text or a mapping
 * @param logResponse whether the answer is written into the task's log
 */
public record HttpOperator(
        String connection,
        String method,
        String endpoint,
        @Nullable Object data,
        Map<String, String> headers,
        WebOptions options,
        boolean logResponse)
        implements Operator {
    static final Set<String> KEYS = Set.of(
            "endpoint",
            "method",
            "data",
            "headers",
            "pagination_function",
            "response_check",
            "response_check_lambda",
            "response_check_name",
            "response_check_file",
            "response_filter",
            "extra_options",
            "request_kwargs",
            "http_conn_id",
            "log_response",
            "auth_type",
            "tcp_keep_alive",
            "tcp_keep_alive_idle",
            "tcp_keep_alive_count",
            "tcp_keep_alive_interval",
            "deferrable",
            "retry_args");

    public HttpOperator {
        headers = Map.copyOf(headers);
    }

    static HttpOperator read(Keys keys) {
        Fields.refusePython(
                keys,
                "pagination_function",
                "response_check",
                "response_check_lambda",
                "response_check_name",
                "response_check_file",
                "response_filter",
                "auth_type",
                "retry_args");
        return new HttpOperator(
                keys.text("http_conn_id", "http_default"),
                keys.text("method", "POST").toUpperCase(Locale.ROOT),
                keys.text("endpoint", ""),
                keys.value("data"),
                Fields.texts(keys, "headers"),
                WebOptions.read(keys),
                keys.flag("log_response", false));
    }

    @Override
    public HttpOperator rendered(Rendering render) {
        return new HttpOperator(
                connection,
                method,
                render.text(endpoint),
                Fields.renderedValue(data, render),
                Fields.rendered(headers, render),
                options.rendered(render),
                logResponse);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.http(this);
    }
}

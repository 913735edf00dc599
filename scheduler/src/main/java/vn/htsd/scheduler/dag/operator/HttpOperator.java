package vn.htsd.scheduler.dag.operator;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Calls a web service once.
 *
 * @param data body, or parameters of a GET: text or a mapping
 */
public record HttpOperator(
        String connection,
        String method,
        String endpoint,
        @Nullable Object data,
        Map<String, String> headers,
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
                "auth_type");
        return new HttpOperator(
                keys.text("http_conn_id", "http_default"),
                keys.text("method", "POST"),
                keys.text("endpoint", ""),
                keys.value("data"),
                Fields.texts(keys, "headers"),
                keys.flag("log_response", false));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.http(this);
    }
}

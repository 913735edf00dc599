package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * What may be called when a task or a run has ended: Airflow's notifiers for e-mail and for web services, in dag-factory's form
 * (a mapping with {@code callback}, or a list of them). Each does what an operator does. A callable of Python is refused.
 */
public final class CallbackKind {
    private static final Set<String> MAIL = Set.of(
            "airflow.providers.smtp.notifications.smtp.SmtpNotifier",
            "airflow.providers.smtp.notifications.smtp.send_smtp_notification");
    private static final Set<String> WEB = Set.of(
            "airflow.providers.http.notifications.http.HttpNotifier",
            "airflow.providers.http.notifications.http.send_http_notification");
    private static final Set<String> NAME = Set.of("callback", "__type__");
    private static final Set<String> MAIL_KEYS = Keys.union(
            NAME,
            Set.of("to", "cc", "bcc", "subject", "html_content", "files", "from_email", "smtp_conn_id"),
            Set.of("mime_subtype", "mime_charset", "custom_headers"));
    private static final Set<String> WEB_KEYS =
            Keys.union(NAME, Set.of("http_conn_id", "endpoint", "method", "data", "json", "headers", "extra_options"));

    private static final String SUBJECT = "{{ dag.dag_id }} - {{ task.task_id }} - {{ run_id }}: {{ reason }}";
    private static final String TEXT = "<p>DAG: {{ dag.dag_id }}<br>Task: {{ task.task_id }}<br>Run: {{ run_id }}<br>"
            + "State: {{ reason }}</p><p>htsd tasks logs {{ dag.dag_id }} {{ task.task_id }} {{ run_id }}</p>";
    private static final Map<String, Object> BODY = Map.of(
            "dag_id", "{{ dag.dag_id }}",
            "task_id", "{{ task.task_id }}",
            "run_id", "{{ run_id }}",
            "state", "{{ reason }}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CallbackKind() {}

    /**
     * The callbacks under each of {@code names}.
     *
     * @throws DagException naming what is no callback that can be called here
     */
    public static Map<String, List<Operator>> read(Keys keys, Set<String> names) {
        var callbacks = new LinkedHashMap<String, List<Operator>>();
        for (var name : names) {
            var value = keys.value(name);
            if (value == null) {
                continue;
            }
            var several = new ArrayList<Operator>();
            for (var one : value instanceof List<?> list ? list : List.of(value)) {
                several.add(callback(keys.place(name), one));
            }
            callbacks.put(name, List.copyOf(several));
        }
        return callbacks;
    }

    private static Operator callback(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> mapping)) {
            throw DagException.at(place, "python_callback", String.valueOf(value));
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        mapping.forEach((name, inner) -> values.put(String.valueOf(name), inner));
        var keys = new Keys(place, values);
        var name = keys.text("callback", keys.text("__type__", ""));
        if (MAIL.contains(name)) {
            return mail(keys);
        }
        if (WEB.contains(name)) {
            return web(keys);
        }
        throw DagException.at(keys.place("callback"), "python_callback", name);
    }

    private static EmailOperator mail(Keys keys) {
        keys.requireKnown(MAIL_KEYS);
        if (keys.oneOrMore("to").isEmpty()) {
            throw DagException.at(keys.place("to"), "missing", "to");
        }
        return new EmailOperator(
                keys.oneOrMore("to"),
                keys.oneOrMore("cc"),
                keys.oneOrMore("bcc"),
                keys.text("subject", SUBJECT),
                keys.text("html_content", TEXT),
                keys.texts("files"));
    }

    private static HttpOperator web(Keys keys) {
        keys.requireKnown(WEB_KEYS);
        var options = WebOptions.read(keys);
        var given = keys.value("json");
        var json = given == null && !keys.has("data") ? BODY : given;
        return new HttpOperator(
                keys.text("http_conn_id", "http_default"),
                keys.text("method", "POST").toUpperCase(Locale.ROOT),
                keys.text("endpoint", ""),
                keys.value("data"),
                Fields.texts(keys, "headers"),
                new WebOptions(
                        json,
                        options.parameters(),
                        options.patience() == null ? PATIENCE : options.patience(),
                        options.checked(),
                        options.follows()),
                false);
    }
}

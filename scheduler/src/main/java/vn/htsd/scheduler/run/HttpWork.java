package vn.htsd.scheduler.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.connection.Web;
import vn.htsd.scheduler.connection.WebAnswer;
import vn.htsd.scheduler.connection.WebCall;
import vn.htsd.scheduler.dag.operator.HttpOperator;
import vn.htsd.scheduler.dag.operator.HttpSensor;
import vn.htsd.scheduler.dag.operator.WebOptions;

/** Calls of web services. */
record HttpWork(Attempt attempt, Web web) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_IN_LOG = 10_000;

    /** The answer's text is what the task passes on. */
    AttemptResult call(HttpOperator http) throws InterruptedException {
        var answer = answer(
                http.connection(), call(http.method(), http.endpoint(), http.data(), http.headers(), http.options()));
        if (http.options().checked() && !answer.isGood()) {
            throw TaskFailure.of("The service answered " + answer.status() + ": " + brief(answer.text()));
        }
        if (http.logResponse()) {
            attempt.log().note(answer.text());
        }
        return AttemptResult.success(attempt.task().xcomPush() ? answer.text() : null);
    }

    Sensing.Look look(HttpSensor sensor) throws InterruptedException {
        var call = call(sensor.method(), sensor.endpoint(), sensor.parameters(), sensor.headers(), sensor.options());
        var answer = answer(sensor.connection(), call);
        if (answer.isGood() || !sensor.options().checked()) {
            return Sensing.Look.DONE;
        }
        var said = answer.status() + ":" + brief(answer.text());
        if (sensor.notYet().stream().anyMatch(said::startsWith)) {
            return Sensing.Look.NOT_YET;
        }
        throw TaskFailure.of("The service answered " + said);
    }

    private WebAnswer answer(String connection, WebCall call) throws InterruptedException {
        attempt.log().note(call.method() + " " + call.path() + " of connection " + connection);
        var answer = Limited.call(attempt, () -> web.call(attempt.around().endpoints(), connection, call), () -> {});
        attempt.log().note("Answer: " + answer.status());
        return answer;
    }

    private static WebCall call(
            String method, String endpoint, @Nullable Object data, Map<String, String> headers, WebOptions options) {
        var query = new LinkedHashMap<>(options.parameters());
        @Nullable String body = null;
        @Nullable String type = null;
        if (options.json() != null) {
            body = json(options.json());
            type = "application/json";
        }
        if (data instanceof Map<?, ?> mapping) {
            var texts = new LinkedHashMap<String, String>();
            mapping.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            if (method.equals("GET")) {
                query.putAll(texts);
            } else if (!method.equals("HEAD") && !texts.isEmpty()) {
                body = Web.form(texts);
                type = "application/x-www-form-urlencoded";
            }
        } else if (data != null && !method.equals("HEAD")) {
            if (method.equals("GET")) {
                endpoint += (endpoint.contains("?") ? "&" : "?") + data;
            } else {
                body = data.toString();
            }
        }
        return new WebCall(method, endpoint, query, body, type, headers, options.patience(), options.follows());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw TaskFailure.forGood("What is to be sent is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String brief(String text) {
        return text.length() > LONGEST_IN_LOG ? text.substring(0, LONGEST_IN_LOG) + " …" : text;
    }
}

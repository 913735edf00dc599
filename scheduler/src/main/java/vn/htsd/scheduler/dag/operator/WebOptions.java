package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * What tasks may say about how a web service is called, beside what it is asked: {@code extra_options} and
 * {@code request_kwargs}.
 *
 * @param json a body that is sent as JSON; null for none
 * @param parameters behind the address
 * @param patience for the answer; null for as long as it takes
 * @param checked whether a status of 400 and more is an error
 * @param follows whether a redirection is followed
 */
public record WebOptions(
        @Nullable Object json,
        Map<String, String> parameters,
        @Nullable Duration patience,
        boolean checked,
        boolean follows) {
    public WebOptions {
        parameters = Map.copyOf(parameters);
    }

    static WebOptions read(Keys keys) {
        var options = keys.mapping("extra_options");
        var request = keys.mapping("request_kwargs");
        options.requireKnown(Set.of("timeout", "check_response", "allow_redirects"));
        request.requireKnown(Set.of("json", "params"));
        return new WebOptions(
                request.value("json"),
                Fields.texts(request, "params"),
                options.duration("timeout"),
                options.flag("check_response", true),
                options.flag("allow_redirects", true));
    }

    WebOptions rendered(Rendering render) {
        return new WebOptions(
                Fields.renderedValue(json, render), Fields.rendered(parameters, render), patience, checked, follows);
    }
}

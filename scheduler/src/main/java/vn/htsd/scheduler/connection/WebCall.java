package vn.htsd.scheduler.connection;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a web service is asked.
 *
 * @param path below the address of the connection, possibly empty
 * @param query parameters behind the path
 * @param body null for none
 * @param contentType of the body, unless a header says otherwise
 * @param headers over those of the connection
 * @param patience for the answer; null for as long as it takes
 * @param follows whether a redirection is followed
 */
public record WebCall(
        String method,
        String path,
        Map<String, String> query,
        @Nullable String body,
        @Nullable String contentType,
        Map<String, String> headers,
        @Nullable Duration patience,
        boolean follows) {
    public WebCall {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A JSON document that is handed in. */
    public static WebCall post(String path, String json, Duration patience) {
        return new WebCall("POST", path, Map.of(), json, "application/json", Map.of(), patience, true);
    }
}

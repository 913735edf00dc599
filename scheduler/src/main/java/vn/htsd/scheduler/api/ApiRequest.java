package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param path without the query, encoded as it came
 * @param query every value of every parameter
 * @param body missing where there is none
 * @param accept kind of answer that is wanted; blank for any
 */
public record ApiRequest(
        String method, String path, Map<String, List<String>> query, JsonNode body, String accept, Caller caller) {
    public ApiRequest {
        query = Map.copyOf(query);
    }

    /** A path below {@code /api/v2} of these parts, each encoded. */
    public static String path(String... parts) {
        return joined("/api/v2", parts);
    }

    /** The same beside Airflow's own calls. */
    public static String own(String... parts) {
        return joined(OwnApi.PREFIX, parts);
    }

    private static String joined(String prefix, String... parts) {
        var path = new StringBuilder(prefix);
        for (var part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    /** As it stands in a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.api.ApiRequest;

/** A connection as Airflow writes it: fields by name, or an address such as {@code http://user:password@host:80/schema?k=v}. */
final class ConnectionText {
    private static final List<String> FIELDS =
            List.of("conn_type", "description", "host", "login", "password", "schema", "port", "extra");
    private static final String EXTRA = "__extra__";

    private ConnectionText() {}

    /** What the API takes; null for what is neither fields nor an address. Fields that are missing or null are left out. */
    static @Nullable Map<String, @Nullable Object> body(JsonNode said) {
        if (said.isTextual()) {
            return ofAddress(said.textValue()).orElse(null);
        }
        if (!said.isObject()) {
            return null;
        }
        var body = new LinkedHashMap<String, @Nullable Object>();
        for (var field : FIELDS) {
            var value = said.path(field);
            if (field.equals("port") && value.asInt(0) > 0) {
                body.put(field, value.asInt());
            } else if (!field.equals("port") && said.hasNonNull(field)) {
                body.put(field, value.isTextual() ? value.textValue() : value.toString());
            }
        }
        return body;
    }

    private static Optional<Map<String, @Nullable Object>> ofAddress(String text) {
        try {
            var address = new URI(text);
            if (address.getScheme() == null) {
                return Optional.empty();
            }
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("conn_type", address.getScheme().replace('-', '_'));
            var authority = Optional.ofNullable(address.getRawAuthority()).orElse("");
            int at = authority.lastIndexOf('@');
            if (at >= 0) {
                var user = authority.substring(0, at).split(":", 2);
                put(body, "login", user[0]);
                put(body, "password", user.length > 1 ? user[1] : "");
            }
            var host = authority.substring(at + 1);
            int colon = host.lastIndexOf(':');
            boolean hasPort = colon >= 0 && host.substring(colon + 1).matches("\\d+");
            put(body, "host", hasPort ? host.substring(0, colon) : host);
            if (hasPort) {
                body.put("port", Integer.valueOf(host.substring(colon + 1)));
            }
            put(
                    body,
                    "schema",
                    Optional.ofNullable(address.getRawPath()).orElse("").replaceFirst("^/", ""));
            putExtra(body, address.getRawQuery());
            return Optional.of(body);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static void putExtra(Map<String, @Nullable Object> body, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        var extra = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            extra.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        var whole = extra.get(EXTRA);
        body.put("extra", whole == null ? vn.htsd.scheduler.api.Json.text(extra) : whole);
    }

    private static void put(Map<String, @Nullable Object> body, String field, String encoded) {
        if (!encoded.isEmpty()) {
            body.put(field, decoded(encoded));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** As an address; what is secret is not in it. */
    static String address(JsonNode connection) {
        var text = new StringBuilder(connection.path("conn_type").asText().replace('_', '-')).append("://");
        if (connection.hasNonNull("login")) {
            text.append(ApiRequest.encoded(connection.path("login").asText())).append('@');
        }
        text.append(ApiRequest.encoded(connection.path("host").asText("")));
        if (connection.hasNonNull("port")) {
            text.append(':').append(connection.path("port").asInt());
        }
        if (connection.hasNonNull("schema")) {
            text.append('/').append(ApiRequest.encoded(connection.path("schema").asText()));
        }
        return text.toString();
    }

    /** By the names of Airflow's files; secrets, which nobody is told, are null. */
    static Map<String, @Nullable Object> fields(JsonNode connection) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : FIELDS) {
            boolean secret = field.equals("password") || field.equals("extra");
            fields.put(field, secret || connection.path(field).isNull() ? null : connection.path(field));
        }
        return fields;
    }
}

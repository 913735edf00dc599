package vn.htsd.scheduler.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are known.
 *
 * @param fields of each by its id, under Airflow's names: {@code conn_type}, {@code host}, {@code login}, {@code password} …
 */
public record Endpoints(Map<String, Map<String, Object>> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    public Endpoints {
        fields = Map.copyOf(fields);
    }

    /** @throws Unreachable if nobody has set it */
    Endpoint require(String id) {
        var known = fields.get(id);
        if (known == null) {
            throw Unreachable.forGood("There is no connection “" + id + "”. Set it with: htsd connections set " + id
                    + " --conn-type … --conn-host …");
        }
        return new Endpoint(
                id,
                String.valueOf(known.get("conn_type")),
                text(known, "host"),
                text(known, "login"),
                text(known, "password"),
                text(known, "schema"),
                known.get("port") instanceof Number port ? Integer.valueOf(port.intValue()) : null,
                extra(id, text(known, "extra")));
    }

    boolean has(String id) {
        return fields.containsKey(id);
    }

    /**
     * The directory below which the files of a connection lie, by its extra field {@code path}; blank for none.
     *
     * @throws Unreachable if nobody has set the connection
     */
    public String basePath(String id) {
        var path = require(id).extra().get("path");
        return path == null ? "" : path.toString();
    }

    /** What must never be read in a log. */
    public Set<String> secrets() {
        var secrets = new LinkedHashSet<String>();
        fields.forEach((id, known) -> {
            var password = text(known, "password");
            if (password != null && !password.isBlank()) {
                secrets.add(password);
            }
        });
        return secrets;
    }

    private static @Nullable String text(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static Map<String, @Nullable Object> extra(String id, @Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException notOne) {
            throw Unreachable.forGood("The extra field of connection “" + id + "” is no JSON object");
        }
    }
}

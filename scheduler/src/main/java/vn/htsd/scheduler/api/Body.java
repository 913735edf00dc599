package vn.htsd.scheduler.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that somebody sent, read field by field; what is wrong is said at its place. */
record Body(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** @throws ApiException if it is no object, or has another field */
    static Body of(JsonNode json, List<String> fields) {
        if (json.isMissingNode() || json.isNull()) {
            throw ApiException.invalid("body", "", "Field required", "missing");
        }
        if (!json.isObject()) {
            throw ApiException.invalid(
                    "body", "", "Input should be a valid dictionary or object", "model_attributes_type");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw ApiException.invalid("body", name, "Extra inputs are not permitted", "extra_forbidden");
            }
        });
        return new Body(json);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** Whether it was given at all, if only as null. */
    boolean mentions(String name) {
        return json.has(name);
    }

    @Nullable
    String text(String name) {
        if (!has(name)) {
            return null;
        }
        if (!json.get(name).isTextual()) {
            throw ApiException.invalid("body", name, "Input should be a valid string", "string_type");
        }
        return json.get(name).textValue();
    }

    String required(String name) {
        var text = text(name);
        if (text == null) {
            throw ApiException.invalid("body", name, "Field required", "missing");
        }
        return text;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!json.get(name).isBoolean()) {
            throw ApiException.invalid("body", name, "Input should be a valid boolean", "bool_type");
        }
        return json.get(name).booleanValue();
    }

    int whole(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!json.get(name).isIntegralNumber()) {
            throw ApiException.invalid("body", name, "Input should be a valid integer", "int_type");
        }
        return json.get(name).intValue();
    }

    @Nullable
    Instant moment(String name) {
        var text = text(name);
        return text == null ? null : Call.moment("body", name, text);
    }

    Instant requiredMoment(String name) {
        return Call.moment("body", name, required(name));
    }

    Map<String, @Nullable Object> object(String name) {
        if (!has(name)) {
            return Map.of();
        }
        if (!json.get(name).isObject()) {
            throw ApiException.invalid("body", name, "Input should be a valid dictionary", "dict_type");
        }
        return MAPPER.convertValue(json.get(name), OBJECT);
    }

    /** Null for one that is null in the list. */
    List<@Nullable String> texts(String name) {
        var texts = new ArrayList<@Nullable String>();
        if (has(name)) {
            if (!json.get(name).isArray()) {
                throw ApiException.invalid("body", name, "Input should be a valid list", "list_type");
            }
            // a task with its map index is a pair
            json.get(name)
                    .forEach(item -> texts.add(
                            item.isNull() ? null : item.isArray() ? item.get(0).asText() : item.asText()));
        }
        return texts;
    }
}

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
import vn.htsd.scheduler.api.contract.Moments;

/** A JSON object that is as the contract has it, read field by field. */
record Body(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** Whether it was given at all, if only as null. */
    boolean mentions(String name) {
        return json.has(name);
    }

    @Nullable
    String text(String name) {
        return has(name) ? json.get(name).textValue() : null;
    }

    /** A text that the contract demands. */
    String required(String name) {
        return json.path(name).asText();
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? json.get(name).booleanValue() : otherwise;
    }

    int whole(String name, int otherwise) {
        return has(name) ? json.get(name).intValue() : otherwise;
    }

    @Nullable
    Instant moment(String name) {
        return has(name) ? requiredMoment(name) : null;
    }

    /** A moment that the contract demands. */
    Instant requiredMoment(String name) {
        return Moments.read(required(name)).orElseThrow();
    }

    Map<String, @Nullable Object> object(String name) {
        return has(name) ? MAPPER.convertValue(json.get(name), OBJECT) : Map.of();
    }

    /** Null for one that is null in the list. */
    List<@Nullable String> texts(String name) {
        var texts = new ArrayList<@Nullable String>();
        // a task with its map index is a pair
        json.path(name)
                .forEach(item -> texts.add(
                        item.isNull() ? null : item.isArray() ? item.path(0).asText() : item.asText()));
        return texts;
    }
}

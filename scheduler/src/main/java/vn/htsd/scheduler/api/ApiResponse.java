package vn.htsd.scheduler.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The answer.
 *
 * @param body values that become JSON, text as it is, or {@link Lines}; null for none
 */
public record ApiResponse(int status, String contentType, @Nullable Object body) {
    static final String JSON = "application/json";
    static final String JSON_LINES = "application/x-ndjson";

    /** Text that comes little by little. */
    @FunctionalInterface
    interface Lines {
        /** Sends lines to {@code next}, each at once, until there is nothing more to say. */
        void send(Consumer<String> next) throws InterruptedException;
    }

    static ApiResponse lines(Lines lines) {
        return new ApiResponse(200, JSON_LINES, lines);
    }

    public static ApiResponse ok(Object body) {
        return new ApiResponse(200, JSON, body);
    }

    static ApiResponse created(Object body) {
        return new ApiResponse(201, JSON, body);
    }

    static ApiResponse nothing() {
        return new ApiResponse(204, JSON, null);
    }

    static ApiResponse text(String contentType, String text) {
        return new ApiResponse(200, contentType, text);
    }
}

package vn.htsd.scheduler.api;

import org.jspecify.annotations.Nullable;

/**
 * The answer.
 *
 * @param body values that become JSON, or text as it is; null for none
 */
public record ApiResponse(int status, String contentType, @Nullable Object body) {
    static final String JSON = "application/json";

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

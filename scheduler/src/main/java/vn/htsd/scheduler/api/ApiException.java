package vn.htsd.scheduler.api;

import java.util.List;
import java.util.Map;

/** A request that is not answered as asked. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object detail;

    ApiException(int status, String detail) {
        super(detail);
        this.status = status;
        this.detail = detail;
    }

    private ApiException(Object problem) {
        super(String.valueOf(problem));
        this.status = 422;
        this.detail = List.of(problem);
    }

    /**
     * A part of the request that is wrong.
     *
     * @param type as pydantic names it
     */
    static ApiException invalid(String where, String name, String message, String type) {
        return new ApiException(Map.of("loc", List.of(where, name), "msg", message, "type", type));
    }

    ApiResponse response() {
        return new ApiResponse(status, ApiResponse.JSON, Map.of("detail", detail));
    }
}

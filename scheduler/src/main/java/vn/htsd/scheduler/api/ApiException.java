package vn.htsd.scheduler.api;

import java.util.List;
import java.util.Map;
import vn.htsd.scheduler.api.contract.Flaw;

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

    private ApiException(List<Map<String, Object>> problems) {
        super(String.valueOf(problems));
        this.status = 422;
        this.detail = problems;
    }

    /** All parts of a request that are wrong. */
    static ApiException invalid(List<Flaw> flaws) {
        return new ApiException(flaws.stream()
                .map(flaw -> Map.<String, Object>of("loc", flaw.place(), "msg", flaw.message(), "type", flaw.type()))
                .toList());
    }

    /**
     * A part of the request that is wrong.
     *
     * @param type as pydantic names it
     */
    static ApiException invalid(String where, String name, String message, String type) {
        return invalid(List.of(new Flaw(List.of(where, name), message, type)));
    }

    ApiResponse response() {
        return new ApiResponse(status, ApiResponse.JSON, Map.of("detail", detail));
    }
}

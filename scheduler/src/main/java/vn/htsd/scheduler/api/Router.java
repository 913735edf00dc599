package vn.htsd.scheduler.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.api.contract.Contract;
import vn.htsd.scheduler.api.contract.Operation;
import vn.htsd.scheduler.api.contract.RequestCheck;

/** Which function answers what. Fixed words go before names, whatever the order of entry. */
final class Router {
    private final List<Route> routes = new ArrayList<>();
    private final Contract contract;
    private final RequestCheck check;

    /** @param contract what each call takes and gives; it must have every call that is answered */
    Router(Contract contract) {
        this.contract = contract;
        this.check = new RequestCheck(contract);
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        ApiResponse answer(Call call);
    }

    record Route(Operation operation, Role role, Handler handler) {
        private List<String> words() {
            return List.of(operation.template().substring(1).split("/"));
        }

        @Nullable
        Map<String, String> match(List<String> path) {
            var words = words();
            if (words.size() != path.size()) {
                return null;
            }
            var parts = new LinkedHashMap<String, String>();
            for (int at = 0; at < words.size(); at++) {
                var word = words.get(at);
                if (word.startsWith("{")) {
                    parts.put(word.substring(1, word.length() - 1), path.get(at));
                } else if (!word.equals(path.get(at))) {
                    return null;
                }
            }
            return parts;
        }
    }

    Router on(String method, String template, Role role, Handler handler) {
        routes.add(new Route(contract.operation(method, template), role, handler));
        return this;
    }

    Router get(String template, Handler handler) {
        return on("GET", template, Role.VIEWER, handler);
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    /** @throws ApiException where nobody answers this, the caller may not ask it, or it is not asked as the contract has it */
    ApiResponse answer(ApiRequest request) {
        var path = new ArrayList<String>();
        for (var part : request.path().substring(1).split("/")) {
            path.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        @Nullable Route best = null;
        Map<String, String> bestParts = Map.of();
        boolean otherMethod = false;
        for (var route : routes) {
            var parts = route.match(path);
            if (parts == null) {
                continue;
            }
            if (!route.operation().method().equals(request.method())) {
                otherMethod = true;
            } else if (best == null || parts.size() < bestParts.size()) {
                best = route;
                bestParts = parts;
            }
        }
        if (best == null) {
            throw otherMethod ? new ApiException(405, "Method Not Allowed") : new ApiException(404, "Not Found");
        }
        if (!request.caller().role().covers(best.role())) {
            throw new ApiException(403, "Forbidden");
        }
        var flaws = check.flaws(best.operation(), bestParts, request.query(), request.body());
        if (!flaws.isEmpty()) {
            throw ApiException.invalid(flaws);
        }
        return best.handler().answer(new Call(request, bestParts, best.operation()));
    }
}

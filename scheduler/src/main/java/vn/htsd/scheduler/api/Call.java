package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.api.contract.Moments;
import vn.htsd.scheduler.api.contract.Operation;

/** A request that is as the contract has it, read by name. */
record Call(ApiRequest request, Map<String, String> parts, Operation operation) {
    static final String ALL = "~";
    private static final int MOST = 100;
    private static final int USUAL = 50;

    /** A part of the path. */
    String part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(name);
        }
        return part;
    }

    int wholePart(String name) {
        return Integer.parseInt(part(name));
    }

    Caller caller() {
        return request.caller();
    }

    List<String> all(String name) {
        return request.query().getOrDefault(name, List.of());
    }

    @Nullable
    String text(String name) {
        var values = all(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    boolean flag(String name, boolean otherwise) {
        var text = text(name);
        return text == null ? otherwise : text.toLowerCase(Locale.ROOT).matches("true|1|yes|on|t|y");
    }

    int limit() {
        int limit = whole("limit", USUAL);
        return limit == 0 ? MOST : Math.min(limit, MOST);
    }

    int offset() {
        return whole("offset", 0);
    }

    int whole(String name, int otherwise) {
        var text = text(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** A number that the contract demands. */
    double decimal(String name) {
        return Double.parseDouble(String.valueOf(text(name)));
    }

    /** Those of a number that may be given several times. */
    List<Integer> wholes(String name) {
        return all(name).stream().map(Integer::valueOf).toList();
    }

    @Nullable
    Instant moment(String name) {
        var text = text(name);
        return text == null ? null : Moments.read(text).orElseThrow();
    }

    /**
     * By what the list is to be sorted, the first first.
     *
     * @throws ApiException if it cannot be
     */
    List<Order> orders() {
        var asked =
                all("order_by").isEmpty() ? operation.sorts().stream().limit(1).toList() : all("order_by");
        return asked.stream().map(text -> Order.of(text, operation.sorts())).toList();
    }

    /** What was sent; of a change, only the fields of its {@code update_mask}, where it has one. */
    Body body() {
        var mask = all("update_mask");
        if (mask.isEmpty() || !(request.body() instanceof ObjectNode whole)) {
            return new Body(request.body());
        }
        return new Body(whole.deepCopy().retain(mask));
    }
}

package vn.htsd.scheduler.api.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that the API answers.
 *
 * @param template path with names in braces
 * @param id by which generated clients name it
 * @param group of calls that belong together
 * @param sorts by what its list may be sorted, the usual first; empty where it is sorted by nothing
 * @param parts parameters in the path
 * @param query parameters behind the path
 * @param accepts kinds of answer that may be asked for; empty where there is only JSON
 * @param body null for none
 * @param answer null for none
 * @param failures statuses beside those that every call may have
 */
public record Operation(
        String method,
        String template,
        String id,
        String group,
        String says,
        List<String> sorts,
        List<Field> parts,
        List<Field> query,
        List<String> accepts,
        @Nullable Shape body,
        @Nullable Shape answer,
        int status,
        Set<Integer> failures) {
    public Operation {
        sorts = List.copyOf(sorts);
        parts = List.copyOf(parts);
        query = List.copyOf(query);
        accepts = List.copyOf(accepts);
        failures = Set.copyOf(failures);
    }
}

package vn.htsd.scheduler.api.contract;

import java.util.List;

/**
 * A place of a request that is not as the contract has it.
 *
 * @param place {@code path}, {@code query} or {@code body}, then names and positions
 * @param type as pydantic, which Airflow checks with, names it
 */
public record Flaw(List<Object> place, String message, String type) {
    public Flaw {
        place = List.copyOf(place);
    }
}

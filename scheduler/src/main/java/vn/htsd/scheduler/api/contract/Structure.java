package vn.htsd.scheduler.api.contract;

import java.util.List;
import java.util.Optional;

/**
 * An object with named fields.
 *
 * @param open whether it may have fields that nobody named
 */
record Structure(String name, List<Field> fields, boolean open) {
    Structure {
        fields = List.copyOf(fields);
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}

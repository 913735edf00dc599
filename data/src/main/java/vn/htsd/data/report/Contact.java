package vn.htsd.data.report;

import org.jspecify.annotations.Nullable;

/** Who filled in the form. Personal data: kept in a directory of its own, never published. */
public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {
    public boolean isEmpty() {
        return name == null && phone == null && email == null;
    }
}

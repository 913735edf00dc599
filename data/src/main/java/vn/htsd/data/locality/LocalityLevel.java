package vn.htsd.data.locality;

import java.util.Locale;

/** Level of an administrative unit, from the whole down. */
public enum LocalityLevel {
    NATION,
    PROVINCE,
    DISTRICT,
    COMMUNE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level with this code; null where there is none. */
    public static @org.jspecify.annotations.Nullable LocalityLevel ofCode(String code) {
        for (var level : values()) {
            if (level.code().equals(code)) {
                return level;
            }
        }
        return null;
    }
}

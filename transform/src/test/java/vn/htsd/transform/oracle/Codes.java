package vn.htsd.transform.oracle;

import java.util.List;

/** The code lists in their order, written down a second time. */
final class Codes {
    static final String UNSPECIFIED = "unspecified";
    static final String OPENING = "opening";

    static final List<String> GROUPS = List.of(
            OPENING,
            "communication",
            "digital_skills",
            "online_learning",
            "digital_library",
            "contests",
            "school_enterprise",
            "recognition",
            "other",
            UNSPECIFIED);
    static final List<String> POPULATION =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents", UNSPECIFIED);
    static final List<String> MODES = List.of("in_person", "online", "hybrid", UNSPECIFIED);
    static final List<String> SOURCES = List.of("state_budget", "programme", "mobilised", "other_legal", UNSPECIFIED);

    private Codes() {}
}

package vn.htsd.ingest.sample;

import vn.htsd.data.locality.Locality;

/** What sorts of units there are: their type in the code list, their name, their size, and who comes to them. */
enum UnitKind {
    PRIMARY("primary", "TH", "Trường Tiểu học %s", 350, 900, Crowd.SCHOOL),
    LOWER_SECONDARY("lower_secondary", "THCS", "Trường Trung học cơ sở %s", 300, 800, Crowd.SCHOOL),
    KINDERGARTEN("kindergarten", "MN", "Trường Mầm non %s", 90, 260, Crowd.SCHOOL),
    UPPER_SECONDARY("upper_secondary", "THPT", "Trường Trung học phổ thông %s", 700, 1_600, Crowd.SCHOOL),
    BOARDING(
            "boarding",
            "PTDTBT",
            "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở %s",
            250,
            600,
            Crowd.SCHOOL),
    LEARNING_CENTRE("community_learning_centre", "TTHTCD", "Trung tâm học tập cộng đồng %s", 150, 600, Crowd.COMMUNITY),
    LIBRARY("library", "TV", "Thư viện cộng đồng %s", 100, 400, Crowd.COMMUNITY),
    HAMLET("residential_group", "TDP", "Khu dân cư %s", 60, 250, Crowd.COMMUNITY),
    YOUTH_UNION("mass_organisation", "DTN", "Chi đoàn Thanh niên %s", 50, 180, Crowd.COMMUNITY),
    ENTERPRISE("enterprise", "DN", "Hợp tác xã dịch vụ %s", 40, 160, Crowd.WORKPLACE),
    STUDY_PROMOTION("study_promotion_association", "HKH", "Hội Khuyến học %s", 80, 300, Crowd.COMMUNITY),
    POLICE("police", "CA", "Công an %s", 25, 80, Crowd.BARRACKS);

    /** Shares of the population groups, in their order; what they leave of 1 was not told apart. */
    enum Crowd {
        SCHOOL(.02, .08, .78, .01, 0, .09),
        COMMUNITY(.09, .05, .22, .12, .02, .46),
        WORKPLACE(.06, .01, .06, .74, .01, .08),
        BARRACKS(.08, .01, .04, .03, .72, .08),
        EVERYBODY(.08, .07, .54, .08, .02, .17);

        private final double[] shares;

        Crowd(double... shares) {
            this.shares = shares;
        }

        double share(int population) {
            return shares[population];
        }
    }

    private final String type;
    private final String abbreviation;
    private final String pattern;
    private final int fewest;
    private final int most;
    private final Crowd crowd;

    UnitKind(String type, String abbreviation, String pattern, int fewest, int most, Crowd crowd) {
        this.type = type;
        this.abbreviation = abbreviation;
        this.pattern = pattern;
        this.fewest = fewest;
        this.most = most;
        this.crowd = crowd;
    }

    String type() {
        return type;
    }

    /** Short name for codes and document numbers. */
    String abbreviation() {
        return abbreviation;
    }

    Crowd crowd() {
        return crowd;
    }

    double size(Dice dice) {
        return dice.between(fewest, most);
    }

    /** Its offices are the commune's own: they take the commune's name, and there is one of them in a commune. */
    boolean belongsToCommune() {
        return this == STUDY_PROMOTION || this == POLICE;
    }

    /** An upper-secondary school lies in a commune and reports to the province's department. */
    boolean reportsToProvince() {
        return this == UPPER_SECONDARY;
    }

    /** Named after the place where it was founded, or, an office of the commune, after the commune of the day. */
    String name(Locality founded, Locality now, int ordinal) {
        var place = belongsToCommune() ? now.fullName() : founded.name();
        var name = pattern.formatted(place);
        return ordinal == 1 ? name : name + " " + ordinal;
    }
}

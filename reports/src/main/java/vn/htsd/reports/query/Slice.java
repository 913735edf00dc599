package vn.htsd.reports.query;

/**
 * What a report is about: one campaign, in the whole country, in a province, or along the reporting line of a commune. Its
 * conditions select rows of published tables, in queries and in the origins of figures alike, so that the two cannot differ.
 *
 * <p>A commune is cut by its reporting line: what schools on its territory report to somebody else is {@link #elsewhere()}.
 * Of provinces and the nation, line and territory hold the same.
 */
public record Slice(int campaign, Place place) {
    public static Slice nation(int campaign) {
        return new Slice(campaign, Place.NATION);
    }

    /** Rows of tables with {@code node_key} and {@code locality_key}: the figures. */
    public String facts() {
        return switch (place.level()) {
            case NATION -> ofCampaign();
            case PROVINCE -> ofCampaign() + " AND locality_key IN " + within();
            case DISTRICT, COMMUNE -> ofCampaign() + " AND node_key = " + key();
        };
    }

    /** Rows of tables with {@code reporter_key} and {@code locality_key}: who reported, and what in words. */
    public String reporters() {
        return switch (place.level()) {
            case NATION -> ofCampaign();
            case PROVINCE -> ofCampaign() + " AND locality_key IN " + within();
            case DISTRICT, COMMUNE -> ofCampaign() + " AND reporter_key IN " + inLine();
        };
    }

    /** Rows of {@code fact_reconciliation}. */
    public String nodes() {
        return switch (place.level()) {
            case NATION -> ofCampaign();
            case PROVINCE -> ofCampaign() + " AND node_key IN " + within();
            case DISTRICT, COMMUNE -> ofCampaign() + " AND node_key = " + key();
        };
    }

    /** Figures of reporters that lie here and report along another line. */
    public String elsewhere() {
        return ofCampaign() + " AND locality_key = " + key() + " AND node_key <> " + key();
    }

    /** Reporters that lie here and report along another line. */
    public String reportersElsewhere() {
        return ofCampaign() + " AND reporter_key IN (SELECT reporter_key FROM dim_reporter WHERE locality_key = "
                + key()
                + " AND reporter_key <> " + key() + " AND reports_to IS NOT NULL AND reports_to <> "
                + DuckFile.quoted(place.code()) + ")";
    }

    /** The row of the place itself in {@code locality_summary}. */
    public String summary() {
        return ofCampaign() + " AND locality_key = " + key();
    }

    public boolean isNation() {
        return place.equals(Place.NATION);
    }

    String ofCampaign() {
        return "campaign_year = " + campaign;
    }

    String key() {
        return DuckFile.quoted(place.key());
    }

    private String within() {
        return "(SELECT locality_key FROM dim_locality WHERE province_key = " + key() + ")";
    }

    /** The commune itself, those who name it as whom they report to, and those here who name nobody. */
    private String inLine() {
        return "(SELECT reporter_key FROM dim_reporter WHERE reporter_key = " + key() + " OR reports_to = "
                + DuckFile.quoted(place.code()) + " OR reports_to IS NULL AND locality_key = " + key() + ")";
    }
}

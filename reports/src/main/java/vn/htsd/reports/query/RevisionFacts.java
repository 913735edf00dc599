package vn.htsd.reports.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** What the newer of two builds knows of figures that moved: their rows, who reported, who decided. */
public final class RevisionFacts {
    private static final String NATION = "nation";

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> provinces = new HashMap<>();
    private final Map<String, String> reporters = new HashMap<>();
    private final Map<String, DecisionOf> decisions = new HashMap<>();

    /** Who decided, and on what document. */
    public record DecisionOf(String decidedBy, String document) {}

    private record Pair(String key, String value) {}

    private record Numbered(String number, DecisionOf decision) {}

    private RevisionFacts() {}

    public static RevisionFacts read(Warehouse warehouse) {
        var facts = new RevisionFacts();
        warehouse
                .list(
                        "SELECT campaign_year || ' ' || level || ' ' || code AS place, locality_key FROM"
                                + " locality_summary",
                        row -> new Pair(row.text("place"), row.text("locality_key")))
                .forEach(pair -> facts.keys.put(pair.key(), pair.value()));
        warehouse
                .list(
                        "SELECT DISTINCT s.campaign_year || ' ' || s.level || ' ' || s.code AS place, p.name"
                                + " FROM locality_summary s JOIN dim_locality p ON p.locality_key = s.province_key"
                                + " WHERE s.level IN ('commune', 'district')",
                        row -> new Pair(row.text("place"), row.text("name")))
                .forEach(pair -> facts.provinces.put(pair.key(), pair.value()));
        warehouse
                .list(
                        "SELECT code, last(name ORDER BY valid_from) AS name FROM dim_reporter GROUP BY code",
                        row -> new Pair(row.text("code"), row.text("name")))
                .forEach(pair -> facts.reporters.put(pair.key(), pair.value()));
        warehouse
                .list(
                        "SELECT decision_id, decided_by, document FROM decision",
                        row -> new Numbered(
                                row.text("decision_id"), new DecisionOf(row.text("decided_by"), row.text("document"))))
                .forEach(each -> facts.decisions.put(each.number(), each.decision()));
        return facts;
    }

    /** The figure as it is now; of no rows where the newer build has no such row. */
    public Quantity now(int campaign, String level, String code, String measure, @Nullable Long value) {
        var name = String.join(".", measure, Integer.toString(campaign), code);
        var ofCampaign = "campaign_year = " + campaign;
        if (level.equals(NATION)) {
            return new Quantity(name, value, Origin.sum("national_summary", measure, ofCampaign));
        }
        var key = keys.get(campaign + " " + level + " " + code);
        var place = key == null ? "false" : "locality_key = " + DuckFile.quoted(key);
        return new Quantity(name, value, Origin.sum("locality_summary", measure, ofCampaign + " AND " + place));
    }

    /** The name of the province that a commune or district lies in; empty where the newer build has no such place. */
    public Optional<String> province(int campaign, String level, String code) {
        return Optional.ofNullable(provinces.get(campaign + " " + level + " " + code));
    }

    /** The name that a code has now, else the code. */
    public String reporter(String code) {
        return reporters.getOrDefault(code, code);
    }

    public Optional<DecisionOf> decision(String number) {
        return Optional.ofNullable(decisions.get(number));
    }
}

package vn.htsd.reports.query;

import java.util.List;
import java.util.Optional;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/**
 * An administrative unit as one campaign knew it.
 *
 * @param name without its type ("Cao Bằng"); {@code fullName} with it ("tỉnh Cao Bằng")
 * @param provinceKey key of its province; its own for a province; empty for the nation and who lies in none
 * @param provinceName full name of its province; its own for a province; empty for the nation
 */
public record Place(
        LocalityLevel level,
        String key,
        String code,
        String name,
        String fullName,
        String provinceKey,
        String provinceName) {
    public static final Place NATION = new Place(
            LocalityLevel.NATION,
            LocalityCatalogue.NATION.key(),
            LocalityCatalogue.NATION.code(),
            LocalityCatalogue.NATION.name(),
            LocalityCatalogue.NATION.fullName(),
            "",
            "");

    private static final String SQL =
            """
            SELECT s.level, s.locality_key, s.code, s.name, s.full_name, coalesce(s.province_key, '') AS province_key,
              coalesce(p.full_name, '') AS province_name
            FROM locality_summary s LEFT JOIN dim_locality p ON p.locality_key = s.province_key
            WHERE s.campaign_year = ? AND s.level = ? AND (? = '' OR s.code = ?)
            ORDER BY s.code
            """;

    /** All of one level, by official code. */
    public static List<Place> all(Warehouse warehouse, int campaign, LocalityLevel level) {
        return read(warehouse, campaign, level, "");
    }

    public static Optional<Place> of(Warehouse warehouse, int campaign, LocalityLevel level, String code) {
        return code.isEmpty()
                ? Optional.empty()
                : read(warehouse, campaign, level, code).stream().findFirst();
    }

    private static List<Place> read(Warehouse warehouse, int campaign, LocalityLevel level, String code) {
        return warehouse.list(
                SQL,
                row -> new Place(
                        level,
                        row.text("locality_key"),
                        row.text("code"),
                        row.text("name"),
                        row.text("full_name"),
                        row.text("province_key"),
                        row.text("province_name")),
                campaign,
                level.code(),
                code,
                code);
    }
}

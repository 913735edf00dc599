package vn.htsd.ingest.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reports, as the sheet of general labels tells it.
 *
 * @param place official code of the unit's place; null where the form names it only
 * @param district null from July 2025 on
 * @param dated whether the form gives any date
 */
public record Officer(
        String code,
        String name,
        String level,
        String type,
        boolean consolidates,
        @Nullable String place,
        String province,
        @Nullable String district,
        @Nullable String commune,
        boolean dated) {

    private static final Officer SCHOOL = new Officer(
            "HP-0001",
            "Trường THCS Hưng Đạo",
            "Đơn vị cơ sở",
            "Trường trung học cơ sở",
            false,
            "11689",
            "Thành phố Hải Phòng",
            null,
            "Phường Hưng Đạo",
            true);
    private static final Officer PRIMARY = new Officer(
            "CB-0007",
            "Trường Tiểu học Trùng Khánh",
            "Đơn vị cơ sở",
            "Trường tiểu học",
            false,
            "01477",
            "Tỉnh Cao Bằng",
            null,
            "Xã Trùng Khánh",
            true);
    private static final Officer COMMUNE = new Officer(
            "23548",
            "Phòng Văn hóa - Xã hội xã Ya Ly",
            "Xã",
            "UBND",
            true,
            "23548",
            "Tỉnh Quảng Ngãi",
            null,
            "Xã Ya Ly",
            true);
    private static final Officer CITY =
            new Officer("31", "Sở GDĐT Hải Phòng", "Tỉnh", "Sở", true, "31", "Thành phố Hải Phòng", null, null, true);

    /** Without a code of its place, and without a date. */
    private static final Officer NAMED = new Officer(
            "HP-0002",
            "Trung tâm học tập cộng đồng phường Hưng Đạo",
            "Đơn vị cơ sở",
            "Trung tâm học tập cộng đồng",
            false,
            null,
            "TP. Hải Phòng",
            null,
            "P. Hưng Đạo",
            true);

    private static final Officer UNDATED =
            new Officer("14", "Sở GDĐT Sơn La", "Tỉnh", "Sở", true, "14", "Tỉnh Sơn La", null, null, false);
    private static final Officer TOWN_SCHOOL = new Officer(
            "HY-0003",
            "Trường Mầm non Bần Yên Nhân",
            "Đơn vị cơ sở",
            "Trường mầm non",
            false,
            "12103",
            "Tỉnh Hưng Yên",
            "Thị xã Mỹ Hào",
            "Phường Bần Yên Nhân",
            true);
    private static final Officer DISTRICT = new Officer(
            "047",
            "Phòng GDĐT huyện Trùng Khánh",
            "Huyện",
            "Phòng",
            true,
            "047",
            "Tỉnh Cao Bằng",
            "Huyện Trùng Khánh",
            null,
            true);
    private static final Officer TOWN = new Officer(
            "01477",
            "UBND thị trấn Trùng Khánh",
            "Xã",
            "UBND",
            true,
            "01477",
            "Tỉnh Cao Bằng",
            "Huyện Trùng Khánh",
            "Thị trấn Trùng Khánh",
            true);

    /** Those that reported that year, on the geography of that year. */
    public static List<Officer> of(int year) {
        return year >= 2025
                ? List.of(SCHOOL, PRIMARY, COMMUNE, CITY, NAMED, UNDATED)
                : List.of(TOWN_SCHOOL, DISTRICT, TOWN, UNDATED);
    }
}

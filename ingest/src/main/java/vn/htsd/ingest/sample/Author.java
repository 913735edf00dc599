package vn.htsd.ingest.sample;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Reporter;

/**
 * Who writes a report.
 *
 * @param office short name of the office in the numbers of its documents: UBND, SGDĐT, TH
 */
record Author(String code, String name, String type, Level level, Locality locality, String reportsTo, String office) {
    static Author of(SampleUnit unit, Locality commune, String reportsTo) {
        return new Author(
                unit.code(),
                unit.name(commune),
                unit.kind().type(),
                Level.UNIT,
                commune,
                reportsTo,
                unit.kind().abbreviation());
    }

    static Author ofCommune(Locality commune, String reportsTo) {
        return new Author(
                commune.code(),
                "UBND " + commune.fullName(),
                "people_committee",
                Level.COMMUNE,
                commune,
                reportsTo,
                "UBND");
    }

    static Author ofDistrict(Locality district, String reportsTo) {
        return new Author(
                district.code(),
                "Phòng Giáo dục và Đào tạo " + district.fullName(),
                "department",
                Level.DISTRICT,
                district,
                reportsTo,
                "PGDĐT");
    }

    static Author ofProvince(Locality province) {
        return new Author(
                province.code(),
                "Sở Giáo dục và Đào tạo " + province.fullName(),
                "department",
                Level.PROVINCE,
                province,
                LocalityCatalogue.NATION.code(),
                "SGDĐT");
    }

    /** Level of the body that receives the report. */
    String receiverLevel(LocalityCatalogue localities, java.time.LocalDate day) {
        return localities
                .at(reportsTo, day)
                .orElse(LocalityCatalogue.NATION)
                .level()
                .code();
    }

    Reporter reporter(@Nullable String countedIn) {
        return new Reporter(code, false, name, type, level, locality.key(), reportsTo, countedIn);
    }
}

package vn.htsd.transform.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.htsd.transform.oracle.Season.Place;

/**
 * A country of four provinces that is arranged anew now and then: with districts, without, or with both side by side. Codes
 * of districts are used again with another meaning. It is the same for every number of seasons, so that a season can be
 * made again from its year alone.
 */
final class Geography {
    private static final List<String> PROVINCES = List.of("11", "12", "13", "14");
    private static final List<Integer> COMMUNES = List.of(4, 3, 3, 2);
    private static final int FIRST = 2001;
    private static final int END = 3100;
    private static final List<Integer> ERAS = List.of(FIRST, 2006, 2011, 2016, 2200, 2400, 2600, 2800, END);
    /** Codes that need not report, with the first year of it. */
    private static final Map<String, Integer> EXEMPT =
            Map.of("11003", 2003, "12002", 2008, "13001", 2014, "111", 2004, "14", 2150);

    private static final Place NATION = new Place(Tree.NATION, "VN@1900-01-01", "nation", null);

    private record Era(int from, int until, List<Place> places) {}

    private final List<Era> eras = new ArrayList<>();

    Geography() {
        for (int index = 0; index + 1 < ERAS.size(); index++) {
            eras.add(era(index, ERAS.get(index), ERAS.get(index + 1)));
        }
    }

    private static Era era(int index, int from, int until) {
        var dice = new Dice(from);
        var places = new ArrayList<Place>();
        for (int province = 0; province < PROVINCES.size(); province++) {
            var code = PROVINCES.get(province);
            places.add(new Place(code, code + "@" + start(FIRST), "province", Tree.NATION));
            boolean districts = index % 3 == 0 || index % 3 == 2 && province % 2 == 0;
            var above = new ArrayList<String>();
            for (int district = 1; districts && district <= dice.between(1, 3); district++) {
                var districtCode = code + district;
                places.add(new Place(districtCode, districtCode + "@" + start(from), "district", code));
                above.add(districtCode);
            }
            if (above.isEmpty() || index % 3 == 2) {
                above.add(code);
            }
            for (int commune = 1; commune <= COMMUNES.get(province); commune++) {
                var communeCode = code + "00" + commune;
                places.add(new Place(communeCode, communeCode + "@" + start(from), "commune", dice.pick(above)));
            }
        }
        return new Era(from, until, places);
    }

    private static String start(int year) {
        return year + "-07-01";
    }

    /** The administrative units of the Week of {@code year}, from above to below. */
    List<Place> places(int year) {
        var places = new ArrayList<Place>();
        places.add(NATION);
        eras.stream()
                .filter(era -> era.from() <= year && year < era.until())
                .forEach(era -> places.addAll(era.places()));
        return places;
    }

    Set<String> exempt(int year) {
        var exempt = new HashSet<String>();
        EXEMPT.forEach((code, from) -> {
            if (from <= year) {
                exempt.add(code);
            }
        });
        return exempt;
    }

    /** Writes the reference of these seasons. */
    void write(List<Season> seasons, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("units.csv"), units());
        Files.write(directory.resolve("locality_change.csv"), changes());
        Files.write(directory.resolve("reporters.csv"), reporters(seasons));
        Files.write(directory.resolve("campaigns.yaml"), campaigns(seasons));
    }

    private List<String> units() {
        var lines = new ArrayList<String>();
        lines.add("code,name,type,level,parent_code,valid_from,valid_to");
        for (var code : PROVINCES) {
            lines.add("%s,Miền %s,tỉnh,province,,%s,".formatted(code, code, start(FIRST)));
        }
        for (var era : eras) {
            for (var place : below(era)) {
                lines.add("%s,Nơi %s,%s,%s,%s,%s,%s"
                        .formatted(
                                place.code(),
                                place.code(),
                                place.level().equals("district") ? "huyện" : "xã",
                                place.level(),
                                place.parent(),
                                start(era.from()),
                                era.until() == END ? "" : start(era.until())));
            }
        }
        return lines;
    }

    private static List<Place> below(Era era) {
        return era.places().stream()
                .filter(place -> !place.level().equals("province"))
                .toList();
    }

    private List<String> changes() {
        var lines = new ArrayList<String>();
        lines.add("from_code,to_code,effective_date,kind,weight");
        for (var era : eras) {
            if (era.until() != END) {
                below(era).forEach(place -> addChange(place, start(era.until()), lines));
            }
        }
        return lines;
    }

    /** Districts end; the second commune of each province gives a part of itself to the first each time. */
    private static void addChange(Place place, String day, List<String> lines) {
        var code = place.code();
        if (place.level().equals("district")) {
            lines.add("%s,%s,%s,abolished,1".formatted(code, place.parent(), day));
        } else if (code.endsWith("2")) {
            lines.add("%s,%s,%s,split,0.7".formatted(code, code, day));
            lines.add("%s,%s,%s,split,0.3".formatted(code, code.substring(0, 4) + "1", day));
        } else {
            lines.add("%s,%s,%s,renamed,1".formatted(code, code, day));
        }
    }

    private static List<String> reporters(List<Season> seasons) {
        var lines = new ArrayList<String>();
        lines.add("code,name,type,level,locality_code,reports_to,valid_from,valid_to");
        for (var season : seasons) {
            for (var unit : season.register()) {
                lines.add("%s,Đơn vị %s,primary,unit,%s,%s,%s,%s"
                        .formatted(
                                unit.code(),
                                unit.code(),
                                unit.locality(),
                                unit.reportsTo() == null ? "" : unit.reportsTo(),
                                start(season.year()),
                                start(season.year() + 1)));
            }
        }
        return lines;
    }

    private static List<String> campaigns(List<Season> seasons) {
        var lines = new ArrayList<String>();
        lines.add("campaigns:");
        for (var season : seasons) {
            int year = season.year();
            lines.add("  - {year: %d, theme: \"%d\", week_start: %d-10-01, week_end: %d-10-07, form: HTSD-A/2025,"
                            .formatted(year, year, year, year)
                    + " supplementary: false, legal_basis: [], deadlines: []}");
        }
        lines.add("exempt:");
        EXEMPT.forEach((code, from) -> lines.add(exemption(code, from)));
        for (var season : seasons) {
            season.exempt().stream()
                    .filter(code -> !EXEMPT.containsKey(code))
                    .sorted()
                    .forEach(code -> lines.add(exemption(code, season.year())));
        }
        return lines;
    }

    private static String exemption(String code, int year) {
        return "  - {code: \"%s\", from: %s, reason: \"không thuộc diện báo cáo\"}".formatted(code, start(year));
    }
}

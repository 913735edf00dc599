package vn.htsd.ingest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;

/** How well the provinces of the last campaign, with all that they were made from, are covered by the written reports. */
record Coverages(List<Locality> above, List<Locality> below, Map<Integer, List<String>> missingByYear) {
    private static final double ENOUGH = .9;

    static Coverages of(List<WrittenReport> reports, Reference reference, List<Integer> years) {
        var share = new HashMap<String, Double>();
        for (var report : reports) {
            if (report.text("reporter.level").equals("province")) {
                share.put(
                        report.year() + report.text("reporter.code"),
                        report.number("coverage.received") / (double) report.number("coverage.expected"));
            }
        }
        var localities = reference.localities();
        var lastDay = reference.campaigns().latest().weekStart();
        var lowest = new HashMap<String, Double>();
        var missing = new HashMap<Integer, List<String>>();
        for (int year : years) {
            var silent = new ArrayList<String>();
            missing.put(year, silent);
            var day = reference.campaigns().of(year).orElseThrow().weekStart();
            for (var province : localities.inForce(LocalityLevel.PROVINCE, day)) {
                var covered = share.get(year + province.code());
                if (covered == null) {
                    silent.add(province.code());
                }
                var at = province;
                while (!at.validOn(lastDay)) {
                    var successor = localities.successorsOf(at).get(0);
                    at = localities.byKey(successor.toKey()).orElseThrow();
                }
                lowest.merge(at.key(), covered == null ? 0 : covered, Math::min);
            }
        }
        var provinces = localities.inForce(LocalityLevel.PROVINCE, lastDay);
        return new Coverages(
                provinces.stream()
                        .filter(each -> lowest.getOrDefault(each.key(), 0.0) > ENOUGH)
                        .toList(),
                provinces.stream()
                        .filter(each -> lowest.getOrDefault(each.key(), 0.0) <= ENOUGH)
                        .toList(),
                missing);
    }

    List<String> missing(int year) {
        return missingByYear.getOrDefault(year, List.of());
    }
}

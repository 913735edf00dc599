package vn.htsd.transform.harmonise;

import java.util.Arrays;
import java.util.List;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityFiles;

/** Small countries written as the rows of the reference files. */
final class Country {
    private Country() {}

    /** Rows of {@code units.csv} below a province P that is always there, {@code ---}, rows of {@code locality_change.csv}. */
    static LocalityCatalogue of(String... rows) {
        var all = Arrays.asList(rows);
        int cut = all.indexOf("---");
        var units = "code,name,type,level,parent_code,valid_from,valid_to\nP,P,tỉnh,province,,2020-01-01,\n"
                + String.join("\n", all.subList(0, cut));
        var changes =
                "from_code,to_code,effective_date,kind,weight\n" + String.join("\n", all.subList(cut + 1, all.size()));
        var outcome =
                LocalityFiles.read(CsvTable.parse("units.csv", units), CsvTable.parse("locality_change.csv", changes));
        if (outcome.catalogue() == null) {
            throw new IllegalArgumentException(outcome.problems().toString());
        }
        return outcome.catalogue();
    }

    static LocalityCatalogue of(List<String> units, List<String> changes) {
        var rows = new java.util.ArrayList<>(units);
        rows.add("---");
        rows.addAll(changes);
        return of(rows.toArray(String[]::new));
    }
}

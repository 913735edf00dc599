package vn.htsd.transform.consolidate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.data.form.FormCatalogue;

/** The code lists that breakdowns follow: codes to places in their list and back. */
final class Codes implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String UNSPECIFIED = "unspecified";

    private final HashMap<String, ArrayList<String>> lists = new HashMap<>();
    private final HashMap<String, HashMap<String, Integer>> places = new HashMap<>();

    static Codes of(FormCatalogue forms) {
        var codes = new Codes();
        for (var name : List.of("activity_group", "population_group", "mode", "funding_source")) {
            var list = new ArrayList<>(forms.codeList(name).codes());
            var places = new HashMap<String, Integer>();
            for (int place = list.size() - 1; place >= 0; place--) {
                places.put(list.get(place), place);
            }
            codes.lists.put(name, list);
            codes.places.put(name, places);
        }
        return codes;
    }

    Cell cell(Family family, String group, String population, String mode) {
        return new Cell(place(groups(family), group), place("population_group", population), place("mode", mode));
    }

    String group(Family family, Cell cell) {
        return list(groups(family)).get(cell.group());
    }

    String population(Cell cell) {
        return list("population_group").get(cell.population());
    }

    String mode(Cell cell) {
        return list("mode").get(cell.mode());
    }

    private static String groups(Family family) {
        return family == Family.FUNDING ? "funding_source" : "activity_group";
    }

    private int place(String list, String code) {
        var known = places.getOrDefault(list, new HashMap<>());
        return known.getOrDefault(code, known.getOrDefault(UNSPECIFIED, -1));
    }

    private List<String> list(String name) {
        Map<String, ArrayList<String>> known = lists;
        var list = known.get(name);
        if (list == null) {
            throw new IllegalArgumentException("No code list named " + name);
        }
        return list;
    }
}

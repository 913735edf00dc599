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

    static Codes of(FormCatalogue forms) {
        var codes = new Codes();
        for (var name : List.of("activity_group", "population_group", "mode", "funding_source")) {
            codes.lists.put(name, new ArrayList<>(forms.codeList(name).codes()));
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
        int place = list(list).indexOf(code);
        return place >= 0 ? place : list(list).indexOf(UNSPECIFIED);
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

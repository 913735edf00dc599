package vn.htsd.ingest.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a pass over XML is: {@code /worksheet/sheetData/row/c}. The same paths come again, so each is built once. */
final class ElementPath {
    private static final int DEEPEST = 256;

    private final List<String> open = new ArrayList<>();
    private final Map<String, Map<String, String>> below = new HashMap<>();

    String into(String element) {
        if (open.size() >= DEEPEST) {
            throw new IllegalArgumentException("XML nested deeper than " + DEEPEST);
        }
        var parent = open.isEmpty() ? "" : open.get(open.size() - 1);
        var path = below.computeIfAbsent(parent, key -> new HashMap<>())
                .computeIfAbsent(element, name -> parent + "/" + name);
        open.add(path);
        return path;
    }

    void out() {
        open.remove(open.size() - 1);
    }
}

package vn.htsd.data.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The code lists of all files together. A file adds entries to a list that is there, gives a code a new label (the former
 * one stays as a synonym), or brings a list of its own; codes that only the warehouse uses stay last.
 */
final class CodeLists {
    private static final Set<String> OF_LIST = Set.of("name", "entries");
    private static final Set<String> OF_ENTRY = Set.of("code", "vi", "en", "synonyms", "letter", "on_form");

    private final Map<String, Map<String, CodeList.Entry>> entries = new LinkedHashMap<>();

    void add(YamlNode file) {
        for (var list : file.items("lists")) {
            list.only(OF_LIST);
            var known = entries.computeIfAbsent(list.child("name").text(), name -> new LinkedHashMap<>());
            for (var entry : list.items("entries")) {
                entry.only(OF_ENTRY);
                var code = entry.child("code").text();
                known.put(code, entry(code, entry, Optional.ofNullable(known.get(code))));
            }
        }
    }

    private static CodeList.Entry entry(String code, YamlNode node, Optional<CodeList.Entry> before) {
        var vi = before.isEmpty()
                ? node.child("vi").text()
                : node.text("vi").orElse(before.get().vi());
        var en = before.isEmpty()
                ? node.child("en").text()
                : node.text("en").orElse(before.get().en());
        var synonyms = new ArrayList<>(node.texts("synonyms"));
        before.ifPresent(entry -> {
            synonyms.addAll(entry.synonyms());
            synonyms.add(entry.vi());
        });
        return new CodeList.Entry(
                code,
                vi,
                en,
                synonyms.stream()
                        .filter(synonym -> !synonym.equals(vi))
                        .distinct()
                        .toList(),
                node.text("letter").or(() -> before.flatMap(CodeList.Entry::letter)),
                node.flag("on_form").orElse(before.map(CodeList.Entry::onForm).orElse(true)));
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    Map<String, CodeList> lists() {
        var lists = new LinkedHashMap<String, CodeList>();
        entries.forEach((name, byCode) -> {
            var ordered = new ArrayList<CodeList.Entry>();
            for (var onForm : List.of(true, false)) {
                byCode.values().stream()
                        .filter(entry -> entry.onForm() == onForm)
                        .forEach(ordered::add);
            }
            lists.put(name, new CodeList(name, ordered));
        });
        return lists;
    }
}

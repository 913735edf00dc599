package vn.htsd.data.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.htsd.data.text.VietnameseText;

/** A closed list of codes with their labels; entries keep the order in which reports print them. Immutable. */
public final class CodeList {
    private final String name;
    private final List<Entry> entries;
    private final Map<String, Entry> byText;

    /**
     * One code.
     *
     * @param letter the letter a, b, c … under which this year's form lists it, if any
     * @param onForm false for codes that only the warehouse uses ({@code unspecified})
     */
    public record Entry(
            String code, String vi, String en, List<String> synonyms, Optional<String> letter, boolean onForm) {
        public Entry {
            synonyms = List.copyOf(synonyms);
        }

        private List<String> texts() {
            var texts = new ArrayList<String>(List.of(code, vi, vi.replaceAll("\\s*\\([^)]*\\)", "")));
            texts.addAll(synonyms);
            texts.addAll(List.of(vi.split(";")));
            return texts;
        }
    }

    public CodeList(String name, List<Entry> entries) {
        this.name = name;
        this.entries = List.copyOf(entries);
        var index = new LinkedHashMap<String, Entry>();
        for (var entry : entries) {
            if (entry.onForm()) {
                entry.texts().forEach(text -> index.putIfAbsent(VietnameseText.fold(text), entry));
            }
        }
        this.byText = Map.copyOf(index);
    }

    public String name() {
        return name;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The codes in their order, those that only the warehouse uses included. */
    public List<String> codes() {
        return entries.stream().map(Entry::code).toList();
    }

    /** The entry with this code. */
    public Optional<Entry> byCode(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /**
     * The entry that a cell names: by its code, its label, its label without the bracketed part, any part of the label
     * between semicolons, or a synonym; case, accents and spacing do not matter. A letter alone does not match here.
     */
    public Optional<Entry> byText(String text) {
        return Optional.ofNullable(byText.get(VietnameseText.fold(text)));
    }

    /** The entry that the form lists under {@code letter} ("a", "đ)"). */
    public Optional<Entry> byLetter(String letter) {
        var wanted = letter.strip().toLowerCase(Locale.ROOT).replaceAll("[).]$", "");
        return entries.stream()
                .filter(entry -> entry.letter().filter(wanted::equals).isPresent())
                .findFirst();
    }
}

package vn.htsd.ingest.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of the synthetic reports, by section, from {@code phrases.txt}. Immutable. */
final class Phrases {
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private Phrases() {}

    static Phrases shipped() {
        var phrases = new Phrases();
        try (var stream = Phrases.class.getResourceAsStream("phrases.txt")) {
            if (stream == null) {
                throw new IllegalStateException("phrases.txt is missing from the jar");
            }
            var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<String> section = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    section = phrases.sections.computeIfAbsent(
                            line.substring(1, line.length() - 1), name -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    /** All sentences of {@code section}. */
    List<String> of(String section) {
        var sentences = sections.get(section);
        if (sentences == null) {
            throw new IllegalArgumentException("No section " + section + " in phrases.txt");
        }
        return sentences;
    }

    /** The sections under {@code prefix}, such as the themes of the difficulties, that people spoke of in {@code year}. */
    private List<String> themes(String prefix, int year) {
        return sections.keySet().stream()
                .filter(name -> name.startsWith(prefix + "/"))
                .filter(name -> year >= since(name))
                .toList();
    }

    /** The year after the bar, where there is one: before it nobody had cause to write so. */
    private static int since(String section) {
        int bar = section.indexOf('|');
        return bar < 0 ? 0 : Integer.parseInt(section.substring(bar + 1));
    }

    /** A person who does not exist. */
    String person(Dice dice) {
        return dice.oneOf(of("family")) + " " + dice.oneOf(of("middle")) + " " + dice.oneOf(of("given"));
    }

    /** One paragraph of {@code count} sentences of {@code section}. */
    String paragraph(String section, int count, Dice dice) {
        return dice.some(of(section), count).stream().collect(Collectors.joining(" "));
    }

    /** One sentence from each of {@code count} themes under {@code prefix}. */
    String themed(String prefix, int count, int year, Dice dice) {
        return dice.some(themes(prefix, year), count).stream()
                .map(theme -> dice.oneOf(of(theme)))
                .collect(Collectors.joining(" "));
    }
}

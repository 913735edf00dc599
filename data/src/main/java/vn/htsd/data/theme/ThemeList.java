package vn.htsd.data.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.data.yaml.YamlItem;

/** The themes, in the order in which they are written. */
public record ThemeList(List<Theme> themes) {
    private static final String BUNDLE = "vn.htsd.data.theme.messages";
    /** In the workspace. */
    public static final String FILE = "themes.yaml";

    private static final List<String> ADDRESSEES = List.of("ministry", "province", "department", "commune");

    public ThemeList {
        themes = List.copyOf(themes);
    }

    /** The list that comes with the program. */
    public static ThemeList shipped() {
        try (var stream = Objects.requireNonNull(ThemeList.class.getResourceAsStream(FILE))) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The list {@code themes.yaml} in the workspace, which stands in place of the shipped one as a whole; else the shipped one.
     *
     * @throws HtsdException that names every line that is wrong
     */
    public static ThemeList of(Workspace workspace) {
        var file = workspace.home().resolve(FILE);
        if (!Files.exists(file)) {
            return shipped();
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "unreadable", file, e.getMessage()), e);
        }
    }

    /** Those that a text of this part may be about. */
    public List<Theme> of(Theme.Part part) {
        return themes.stream().filter(theme -> theme.of() == part).toList();
    }

    /** Tells one list from another, the same in every process. */
    public int digest() {
        return themes.toString().hashCode();
    }

    static ThemeList parse(String yaml) {
        var problems = new ArrayList<Message>();
        var root = YamlItem.parse(FILE, yaml, BUNDLE, problems);
        var themes = new ArrayList<Theme>();
        if (root != null) {
            root.only("themes");
            var seen = new HashSet<String>();
            for (var item : root.items("themes")) {
                themes.add(theme(item, seen));
            }
            if (themes.isEmpty() && problems.isEmpty()) {
                root.wrong("themes", "no_theme");
            }
        }
        if (!problems.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "refused", new Message.Lines(problems)));
        }
        return new ThemeList(themes);
    }

    private static Theme theme(YamlItem item, Set<String> seen) {
        item.only("code", "of", "addressees", "vi", "en", "patterns");
        var code = item.required("code");
        var part = item.required("of");
        var known = part.equals("difficulties") ? Theme.Part.DIFFICULTIES : Theme.Part.PROPOSALS;
        if (!part.isEmpty() && !part.equals(known.code())) {
            item.wrong("of", "part", part);
        }
        if (!code.isEmpty() && !seen.add(part + "." + code)) {
            item.wrong("code", "repeated", code);
        }
        if (code.equals("other")) {
            item.wrong("code", "other", code);
        }
        var addressees = item.texts("addressees");
        if (!ADDRESSEES.containsAll(addressees)) {
            item.wrong("addressees", "addressee", String.join(", ", addressees), String.join(", ", ADDRESSEES));
        }
        var patterns = item.texts("patterns");
        if (patterns.isEmpty()
                || patterns.stream().anyMatch(each -> VietnameseText.fold(each).isEmpty())) {
            item.wrong("patterns", "no_pattern");
        }
        return new Theme(code, known, addressees, item.required("vi"), item.required("en"), patterns);
    }
}

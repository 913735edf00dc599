package vn.htsd.scheduler.dag.yaml;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file as plain values, with the line of every key. Dates stay text, because their zone is decided later.
 *
 * @param lines line of each dotted path, from 1
 */
public record YamlText(Map<String, @Nullable Object> values, Map<String, Integer> lines) {
    /** A file may lean on one anchor in many places; one that unfolds without end is refused. */
    private static final int MOST_ALIASES = 500;

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{[^}]*})");

    /** @throws YamlProblem naming line and reason where the text is no mapping in YAML */
    public static YamlText parse(String text, Map<String, String> environment) throws YamlProblem {
        var expanded = expand(text, environment);
        try {
            var lines = KeyLines.of(yaml().compose(new StringReader(expanded)));
            var values = yaml().<@Nullable Object>load(expanded);
            if (values == null) {
                return new YamlText(Map.of(), Map.of());
            }
            if (!(values instanceof Map<?, ?> mapping)) {
                throw new YamlProblem(1, "not a mapping");
            }
            return new YamlText(texted(Expressions.evaluated(texted(mapping))), lines);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new YamlProblem(mark == null ? 0 : mark.getLine() + 1, String.valueOf(e.getProblem()));
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            throw new YamlProblem(0, String.valueOf(e.getMessage()));
        }
    }

    /** The line of {@code path}, or of the nearest key above it; 0 where there is none. */
    public int line(String path) {
        for (var at = path; !at.isEmpty(); at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    /** Keys as text: {@code on:} and {@code 2025:} are names here. */
    public static Map<String, @Nullable Object> texted(Map<?, ?> mapping) {
        var texted = new LinkedHashMap<String, @Nullable Object>();
        mapping.forEach((key, value) -> texted.put(String.valueOf(key), value));
        return texted;
    }

    /** {@code $VAR} and {@code ${VAR}}; an unset one stays as written. */
    private static String expand(String text, Map<String, String> environment) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1).startsWith("{")
                    ? found.group(1).substring(1, found.group(1).length() - 1)
                    : found.group(1);
            return Matcher.quoteReplacement(environment.getOrDefault(name, found.group()));
        });
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        var dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new DatesStayText());
    }

    private static final class DatesStayText extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }

    /** The file is no YAML. */
    public static final class YamlProblem extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        YamlProblem(int line, String problem) {
            super(problem);
            this.line = line;
        }

        public int line() {
            return line;
        }

        public String problem() {
            return String.valueOf(getMessage());
        }
    }
}

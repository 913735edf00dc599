package vn.htsd.reports.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * The templates that a workspace puts in place of built-in ones of the same name. They are compiled before the first page is
 * filled, so that one that is broken costs a sentence and no file.
 */
final class OwnTemplates {
    private static final String BUNDLE = "vn.htsd.reports.render.messages";
    private static final String ENDING = ".jrxml";
    /** Of what the compiler says no more is repeated: file and line say where, and its own words are English. */
    private static final int MOST_TOLD = 120;

    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");
    private static final Pattern WORD = Pattern.compile("\\w{3,}");

    private OwnTemplates() {}

    /**
     * @param directory need not be there
     * @param builtIn what each may stand in place of, by name
     * @throws HtsdException naming file, line and what is wrong, if one cannot be used
     */
    static Map<String, JasperReport> compiled(Path directory, Map<String, JasperReport> builtIn) {
        var own = new HashMap<String, JasperReport>();
        for (var file : files(directory)) {
            var name = name(file);
            var replaced = builtIn.get(name);
            if (replaced == null) {
                var names = builtIn.keySet().stream().sorted().collect(Collectors.joining(", "));
                throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "own_unknown", file, name, names));
            }
            own.put(name, compiled(file, replaced));
        }
        return own;
    }

    /** Changes with their names and contents; blank where there are none. */
    static String digest(Path directory) {
        var text = new StringBuilder();
        files(directory)
                .forEach(file -> text.append(name(file)).append(read(file).hashCode()));
        return text.isEmpty() ? "" : Integer.toHexString(text.toString().hashCode());
    }

    private static JasperReport compiled(Path file, JasperReport replaced) {
        var source = read(file);
        try (var stream = Files.newInputStream(file)) {
            var design = JRXmlLoader.load(stream);
            requireKnownFields(file, source, design, replaced);
            return JasperCompileManager.compileReport(design);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JRException | RuntimeException e) {
            if (e instanceof HtsdException problem) {
                throw problem;
            }
            throw broken(file, source, e);
        }
    }

    /** A field that nothing fills would print blank without a word. */
    private static void requireKnownFields(Path file, String source, JasperDesign design, JasperReport replaced) {
        var known = Arrays.stream(replaced.getFields()).map(JRField::getName).collect(Collectors.toSet());
        var asked = Arrays.stream(design.getFields()).map(JRField::getName).toList();
        for (var field : asked) {
            if (!known.contains(field)) {
                var names = known.stream().sorted().collect(Collectors.joining(", "));
                throw new HtsdException(
                        Category.INPUT,
                        Message.of(BUNDLE, "own_field", file, lineOf(source, "name=\"" + field + "\""), field, names));
            }
        }
    }

    private static HtsdException broken(Path file, String source, Exception problem) {
        var told = new StringBuilder();
        for (Throwable each = problem; each != null; each = each.getCause()) {
            told.append(each.getMessage()).append('\n');
        }
        var line = LINE.matcher(told);
        int at = line.find() ? Integer.parseInt(line.group(1)) : named(source, told.toString());
        return new HtsdException(
                Category.INPUT, Message.of(BUNDLE, "own_broken", file, at, firstSentence(problem)), problem);
    }

    /** The expression with the rarest word of what the compiler says; the first line where it says nothing of the source. */
    private static int named(String source, String told) {
        var lines = source.split("\n", -1);
        return WORD.matcher(told)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(word -> expressionsWith(lines, word))
                .filter(found -> !found.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .map(found -> found.get(0))
                .orElse(1);
    }

    private static List<Integer> expressionsWith(String[] lines, String word) {
        return IntStream.range(0, lines.length)
                .filter(i -> lines[i].contains("xpression>") && lines[i].contains(word))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static int lineOf(String source, String text) {
        var at = source.indexOf(text);
        return at < 0
                ? 1
                : (int) source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static String firstSentence(Throwable problem) {
        var deepest = problem;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        var told = String.valueOf(deepest.getMessage())
                .replaceFirst("(?s).*class file:\\s*1\\. ", "")
                .replaceFirst("(?s) *\\(through reference chain.*", "")
                .strip();
        var first = told.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
        return first.length() <= MOST_TOLD ? first : first.substring(0, MOST_TOLD) + "…";
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "own_not_utf8", file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

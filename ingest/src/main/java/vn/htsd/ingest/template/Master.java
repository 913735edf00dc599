package vn.htsd.ingest.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.htsd.ingest.zip.FixedZip;

/**
 * The blank form with marks where a reporter's own details belong. Forms of thousands of reporters differ in a dozen texts,
 * all of which stand in one part of the file: that part is written anew for each, and the rest is copied, still compressed.
 */
final class Master {
    /** Begins a mark; nobody types it. */
    static final String MARK = "\u2060";

    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final Pattern MARKED = Pattern.compile(MARK + "([a-z_.]+)" + MARK);

    private final byte[] workbook;
    private final String texts;

    Master(byte[] workbook) {
        this.workbook = workbook;
        this.texts = FixedZip.entry(workbook, TEXTS).text();
    }

    /** A mark for each of {@code names}, to be filled in by {@link #with}. */
    static Map<String, String> marks(Set<String> names) {
        var marks = new TreeMap<String, String>();
        names.forEach(name -> marks.put(name, MARK + name + MARK));
        return marks;
    }

    /** The workbook with {@code values} in place of their marks. */
    byte[] with(Map<String, String> values) {
        var filled = MARKED.matcher(texts)
                .replaceAll(mark ->
                        java.util.regex.Matcher.quoteReplacement(escaped(values.getOrDefault(mark.group(1), ""))));
        return FixedZip.with(workbook, List.of(FixedZip.Entry.deflated(TEXTS, filled)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

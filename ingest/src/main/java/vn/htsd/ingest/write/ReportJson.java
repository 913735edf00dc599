package vn.htsd.ingest.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report as JSON: the same fields, nested at the dots of their names. */
public final class ReportJson {
    private static final ObjectWriter JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    /** JSON spells these as what they are, not as words of a code list. */
    private static final Set<String> FLAGS = Set.of("synthetic");

    private ReportJson() {}

    public static byte[] bytes(ReportFields fields) {
        var report = nested(fields.single());
        report.put("activities", all(fields.activities()));
        report.put("funding", all(fields.funding()));
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> all(List<Map<String, Object>> rows) {
        var all = new ArrayList<Map<String, Object>>();
        rows.forEach(row -> all.add(nested(row)));
        return all;
    }

    private static Map<String, Object> nested(Map<String, Object> flat) {
        var tree = new LinkedHashMap<String, Object>();
        flat.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                tree.put(name, FLAGS.contains(name) ? Boolean.valueOf(value.toString()) : plain(value));
            } else if (!name.startsWith("totals.")) {
                branch(tree, name.substring(0, dot)).put(name.substring(dot + 1), plain(value));
            }
        });
        return tree;
    }

    @SuppressWarnings("unchecked") // only this method puts maps into a tree
    private static Map<String, Object> branch(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }

    private static Object plain(Object value) {
        return value instanceof LocalDate ? value.toString() : value;
    }
}

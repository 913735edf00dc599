package vn.htsd.ingest.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Spoils a file at random, the bytes of it or what they mean; the same dice give the same file. */
final class Mutation {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\w:]+=\"[^\"]*\"");
    private static final Pattern TAG = Pattern.compile("</?[\\w:]+[^>]*>");
    private static final Pattern VALUE = Pattern.compile("(?<=<v>)[^<]*(?=</v>)");
    private static final Pattern STRING = Pattern.compile("(?<=>)[^<>]+(?=</t>)");
    private static final List<String> STRANGE = List.of(
            "",
            "-1",
            "0",
            "NaN",
            "INF",
            "1E308",
            "-1E-300",
            "1E999999999",
            "99999999999999999999999999",
            "2147483648",
            "0.1",
            "#REF!",
            "x",
            "A1:XFD1048576",
            "XFD1048576",
            "AAAAAAA1",
            "A0",
            "R1C1",
            "\u0000",
            "&#0;",
            "&amp;",
            "&unknown;",
            "../../../etc/passwd",
            "true",
            "1,250",
            "12 triệu",
            "ＡＢＣ１２３",
            "0".repeat(40_000),
            "đ".repeat(9_000));
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "-5",
            "1.5",
            "1e400",
            "1e-400",
            "123456789012345678901234567890",
            "\"\"",
            "\"12\"",
            "\"khoảng 350\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":{\"b\":1}}",
            "\"2025-13-45\"",
            "\"HTSD-Z/1\"",
            "NaN",
            "0x1F",
            "'x'");

    private final Random dice;

    Mutation(Random dice) {
        this.dice = dice;
    }

    byte[] workbook(byte[] valid) throws IOException {
        return switch (dice.nextInt(8)) {
            case 0 -> bytes(valid);
            case 1 -> parts(valid);
            default -> xml(valid);
        };
    }

    /** Bytes lost, changed, repeated or put in. */
    byte[] bytes(byte[] valid) {
        var bytes = valid.clone();
        switch (dice.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, dice.nextInt(bytes.length));
            case 1 -> {
                for (int times = 1 + dice.nextInt(12); times > 0; times--) {
                    bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt(256);
                }
            }
            case 2 -> {
                // The directory of a zip, the end of a JSON text.
                int tail = Math.min(bytes.length, 400);
                bytes[bytes.length - 1 - dice.nextInt(tail)] ^= (byte) (1 << dice.nextInt(8));
            }
            case 3 -> {
                int from = dice.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + dice.nextInt(600));
                System.arraycopy(bytes, dice.nextInt(bytes.length - (to - from)), bytes, from, to - from);
            }
            default -> {
                var out = new ByteArrayOutputStream();
                int at = dice.nextInt(bytes.length);
                out.write(bytes, 0, at);
                var noise = new byte[1 + dice.nextInt(64)];
                dice.nextBytes(noise);
                out.writeBytes(noise);
                out.write(bytes, at, bytes.length - at);
                bytes = out.toByteArray();
            }
        }
        return bytes;
    }

    /** Parts of the package lost, swapped, emptied, renamed or doubled. */
    private byte[] parts(byte[] valid) throws IOException {
        var parts = unzip(valid);
        var names = new ArrayList<>(parts.keySet());
        var name = any(names);
        var content = parts.getOrDefault(name, new byte[0]);
        switch (dice.nextInt(6)) {
            case 0 -> parts.remove(name);
            case 1 -> parts.put(name, new byte[0]);
            case 2 -> parts.put(name, Arrays.copyOf(content, dice.nextInt(content.length + 1)));
            case 3 -> parts.put(name, parts.getOrDefault(any(names), new byte[0]));
            case 4 -> {
                parts.remove(name);
                parts.put(name.replace("sheet", "Sheet "), content);
            }
            default -> parts.put("xl/worksheets/sheet99.xml", content);
        }
        return zip(parts);
    }

    /** Tags, attributes and values of one part changed. */
    private byte[] xml(byte[] valid) throws IOException {
        var parts = unzip(valid);
        var names = parts.keySet().stream()
                .filter(name -> name.endsWith(".xml") || name.endsWith(".rels"))
                .toList();
        for (int times = 1 + dice.nextInt(2); times > 0; times--) {
            // Mostly where the figures and the words are.
            var likely = names.stream()
                    .filter(name -> name.contains("worksheets/sheet") || name.contains("sharedStrings"))
                    .toList();
            var name = likely.isEmpty() || dice.nextInt(4) == 0 ? any(names) : any(likely);
            var text = new String(parts.getOrDefault(name, new byte[0]), UTF_8);
            parts.put(
                    name,
                    (dice.nextInt(25) == 0
                            ? encoded(text)
                            : changed(text, name.startsWith("docProps/") ? 10 : 3_000)
                                    .getBytes(UTF_8)));
        }
        return zip(parts);
    }

    private byte[] encoded(String text) {
        return text.getBytes(dice.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    }

    /** @param most levels of depth: the second reader, POI, doubles its work with each level of the properties */
    private String changed(String text, int most) {
        return switch (dice.nextInt(12)) {
            case 0 -> replaced(text, TAG, "");
            case 1 ->
                replaced(text, TAG, any(List.of("<c/>", "<row>", "</row>", "<v>7</v>", "<!-- -->", "<x y=\"1\"/>")));
            case 2 -> replaced(text, ATTRIBUTE, "");
            case 3 ->
                replaced(
                        text,
                        ATTRIBUTE,
                        "t=\"" + any(List.of("s", "str", "n", "b", "e", "d", "inlineStr", "q")) + "\"");
            case 4 -> replaced(text, ATTRIBUTE, "r=\"" + any(STRANGE) + "\"");
            case 5 ->
                replaced(
                        text,
                        ATTRIBUTE,
                        any(List.of("r:id", "s", "ref", "Target", "fontId", "count", "hidden")) + "=\"" + any(STRANGE)
                                + "\"");
            case 6, 7 ->
                replaced(text, VALUE, dice.nextBoolean() ? any(STRANGE) : Integer.toString(dice.nextInt(5000)));
            case 8, 9 ->
                replaced(text, STRING, dice.nextBoolean() ? any(STRANGE) : Integer.toString(dice.nextInt(5000)));
            // Of a string with two texts, which no program writes, the two readers take different ones.
            case 10 -> text.contains("<sst") ? replaced(text, TAG, "") : doubled(text);
            default -> deep(text, most);
        };
    }

    private String replaced(String text, Pattern pattern, String by) {
        var found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text + by;
        }
        var one = any(found);
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }

    /** A piece of it twice: rows with one number, sheets with one name. */
    private String doubled(String text) {
        var tags = TAG.matcher(text).results().toList();
        if (tags.size() < 3) {
            return text + text;
        }
        int from = dice.nextInt(tags.size() - 1);
        int to = from + 1 + dice.nextInt(Math.min(40, tags.size() - from - 1));
        var piece = text.substring(tags.get(from).start(), tags.get(to).start());
        return text.substring(0, tags.get(to).start())
                + piece
                + text.substring(tags.get(to).start());
    }

    private String deep(String text, int most) {
        int at = Math.max(0, text.indexOf('>', dice.nextInt(Math.max(1, text.length()))));
        int depth = 1 + dice.nextInt(most);
        return text.substring(0, at + 1) + "<a>".repeat(depth) + "</a>".repeat(depth) + text.substring(at + 1);
    }

    /** JSON with other values, keys, structure, depth or encoding. */
    byte[] json(byte[] valid) {
        var text = new String(valid, UTF_8);
        var value = Pattern.compile("(?<=: )(?:\"[^\"]*\"|-?\\d+(?:\\.\\d+)?|true|false|null)");
        var key = Pattern.compile("\"[a-z_]+\"(?= ?:)");
        return switch (dice.nextInt(10)) {
            case 0 -> bytes(valid);
            case 1 ->
                text.getBytes(
                        any(List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)));
            case 2 -> ("\uFEFF" + text).getBytes(UTF_8);
            case 3 ->
                replaced(text, key, any(List.of("\"\"", "\"form\"", "\"total\"", "\"x\"", "x", "\"a\\/b~\"")))
                        .getBytes(UTF_8);
            case 4 -> {
                int depth = 1 + dice.nextInt(4_000);
                yield replaced(text, value, "[".repeat(depth) + "]".repeat(depth))
                        .getBytes(UTF_8);
            }
            case 5 -> ("[" + text + "," + replaced(text, value, any(JSON_VALUES)) + "]").getBytes(UTF_8);
            case 6 ->
                (text.replace("\n", " ") + "\n"
                                + replaced(text, value, any(JSON_VALUES)).replace("\n", " "))
                        .getBytes(UTF_8);
            case 7 ->
                replaced(text, Pattern.compile("[{}\\[\\],:]"), any(List.of("", ",", "{", "]", ":")))
                        .getBytes(UTF_8);
            case 8 ->
                replaced(text, Pattern.compile("(?<=: )\\d+"), Integer.toString(dice.nextInt(100_000)))
                        .getBytes(UTF_8);
            default ->
                replaced(replaced(text, value, any(JSON_VALUES)), value, any(JSON_VALUES))
                        .getBytes(UTF_8);
        };
    }

    private <T> T any(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}

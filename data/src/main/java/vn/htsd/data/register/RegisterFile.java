package vn.htsd.data.register;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of {@code reporters.csv} and {@code reporter_aliases.csv} with rows added; what stands there stays. */
public final class RegisterFile {
    private RegisterFile() {}

    public static String withReporters(String before, List<RegisteredReporter> added) {
        return with(
                before,
                added.stream()
                        .map(row -> line(
                                row.code(),
                                row.name(),
                                row.type(),
                                row.level().code(),
                                row.localityCode(),
                                row.reportsTo(),
                                row.validFrom().toString(),
                                row.validTo() == null ? null : row.validTo().toString()))
                        .toList());
    }

    /** @param recordedAt when it was decided, in ISO */
    public static String withAlias(
            String before, String code, String sameAs, String recordedAt, @Nullable String note) {
        return with(before, List.of(line(code, sameAs, recordedAt, note)));
    }

    private static String with(String before, List<String> lines) {
        var gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        return before + gap + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(@Nullable String... cells) {
        return java.util.Arrays.stream(cells).map(RegisterFile::cell).collect(Collectors.joining(","));
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var oneLine = text.replaceAll("\\s+", " ").strip();
        return oneLine.contains(",") || oneLine.contains("\"") ? '"' + oneLine.replace("\"", "\"\"") + '"' : oneLine;
    }
}

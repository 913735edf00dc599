package vn.htsd.reports.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reports rest on, by submission.
 *
 * @param file content hash of the file of a correction, whose letter the archive knows; null for a report that was sent as it is
 * @param number number and date of the report itself, as it states them; null where it states none
 */
public record Letters(@Nullable String file, @Nullable String number) {
    private record Sent(String submission, Letters letters) {}

    public static Map<String, Letters> of(Warehouse warehouse, Collection<String> submissions) {
        if (submissions.isEmpty()) {
            return Map.of();
        }
        var listed = submissions.stream().map(DuckFile::quoted).sorted().collect(Collectors.joining(", "));
        var letters = new HashMap<String, Letters>();
        warehouse
                .list(
                        "SELECT submission_id, sha256, channel = 'correction' AS corrected, document_number"
                                + " || coalesce(strftime(document_date, ' ngày %d/%m/%Y'), '') AS number"
                                + " FROM submission WHERE submission_id IN (" + listed + ")",
                        row -> new Sent(
                                row.text("submission_id"),
                                row.flag("corrected")
                                        ? new Letters(row.text("sha256"), null)
                                        : new Letters(null, row.textOrNull("number"))))
                .forEach(each -> letters.put(each.submission(), each.letters()));
        return letters;
    }
}

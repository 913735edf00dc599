package vn.htsd.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.ClaimedFile.Role;

/**
 * Which report a document or picture came with: the one of the same name in the same folder ({@code baocao.xlsx} and {@code
 * baocao.pdf}); inside a parcel also the only one of its folder. The inbox itself is everybody's, so there only names count.
 */
final class Companions {
    private static final Set<String> REPORTS = Set.of("xlsx", "xlsm", "xls", "json", "jsonl", "ndjson");
    /** What programs for signing and scanning put behind the name. */
    private static final Pattern ADDED = Pattern.compile(" (?:signed|da ky|ky so|scan)$");

    private static final Set<String> FOR_THE_FOLDER_ABOVE = Set.of(
            "anh",
            "hinh anh",
            "hinh",
            "photo",
            "photos",
            "images",
            "minh chung",
            "phu luc",
            "scan",
            "ban ky",
            "van ban");

    private final Map<String, List<ClaimedFile>> reports = new HashMap<>();

    private Companions(List<ClaimedFile> files) {
        for (var file : files) {
            if (isReport(file.name())) {
                reports.computeIfAbsent(folder(file.name()), folder -> new ArrayList<>())
                        .add(file);
            }
        }
    }

    /** The same files; those that are no reports know the one that they came with. */
    static List<ClaimedFile> told(List<ClaimedFile> files) {
        if (files.stream().allMatch(file -> isReport(file.name()))) {
            return files;
        }
        var companions = new Companions(files);
        return files.stream()
                .map(file -> isReport(file.name()) || !(file.role() instanceof Role.Submission)
                        ? file
                        : file.with(companions.of(file).stream().toList()))
                .toList();
    }

    private Optional<ClaimedFile> of(ClaimedFile file) {
        boolean inParcel = file.receipt().note().parcel() != null;
        var there = reports.getOrDefault(inParcel ? home(file.name()) : folder(file.name()), List.of());
        var namesakes = there.stream()
                .filter(report -> stem(report.name()).equals(stem(file.name())))
                .toList();
        var found = namesakes.isEmpty() && inParcel ? there : namesakes;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean isReport(String name) {
        return REPORTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** A folder of pictures or papers belongs to the folder that it lies in. */
    private static String home(String name) {
        var folder = folder(name);
        var parent = folder(folder.substring(0, folder.length() - 1));
        var own = VietnameseText.fold(folder.substring(parent.length()));
        return FOR_THE_FOLDER_ABOVE.contains(own) && !parent.isEmpty() ? parent : folder;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String stem(String name) {
        var file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return ADDED.matcher(VietnameseText.fold(dot > 0 ? file.substring(0, dot) : file))
                .replaceFirst("");
    }
}

package vn.htsd.data.locality;

import java.util.List;
import java.util.Map;
import vn.htsd.data.text.VietnameseText;

/** Names of places as officers write them, with or without their type in front. */
final class LocalityNames {
    private static final Map<LocalityLevel, List<String>> TYPES = Map.of(
            LocalityLevel.NATION, List.of(),
            LocalityLevel.PROVINCE, List.of("thanh pho", "tinh", "tp", "t"),
            LocalityLevel.DISTRICT, List.of("thanh pho", "thi xa", "huyen", "quan", "tp", "tx", "h", "q"),
            LocalityLevel.COMMUNE, List.of("thi tran", "dac khu", "phuong", "xa", "tt", "dk", "p", "x"));

    private LocalityNames() {}

    /** The folded name without a leading type; a name that is nothing but a type stays. */
    static String foldWithoutType(String name, LocalityLevel level) {
        var folded = VietnameseText.fold(name);
        for (var type : TYPES.getOrDefault(level, List.of())) {
            if (folded.startsWith(type + " ")) {
                return folded.substring(type.length() + 1);
            }
        }
        return folded;
    }

    /** Levenshtein distance. */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int substituted = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substituted, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}

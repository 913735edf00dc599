package vn.htsd.data.locality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.Spelling;
import vn.htsd.data.text.VietnameseText;

/** Names of places as officers write them, with or without their type in front, written out or short. */
final class LocalityNames {
    private static final int LONGEST_PREFIX = 2;
    private static final int FEWEST_INITIALS = 3;

    /** What stands before a name, folded, and the type that it means. */
    private static final Map<LocalityLevel, Map<String, String>> TYPES = Map.of(
            LocalityLevel.NATION,
            Map.of(),
            LocalityLevel.PROVINCE,
            Map.of("thanh pho", "thanh pho", "tp", "thanh pho", "t p", "thanh pho", "tinh", "tinh", "t", "tinh"),
            LocalityLevel.DISTRICT,
            Map.ofEntries(
                    Map.entry("thanh pho", "thanh pho"),
                    Map.entry("tp", "thanh pho"),
                    Map.entry("t p", "thanh pho"),
                    Map.entry("thi xa", "thi xa"),
                    Map.entry("tx", "thi xa"),
                    Map.entry("t x", "thi xa"),
                    Map.entry("huyen", "huyen"),
                    Map.entry("h", "huyen"),
                    Map.entry("quan", "quan"),
                    Map.entry("q", "quan")),
            LocalityLevel.COMMUNE,
            Map.ofEntries(
                    Map.entry("thi tran", "thi tran"),
                    Map.entry("tt", "thi tran"),
                    Map.entry("t t", "thi tran"),
                    Map.entry("dac khu", "dac khu"),
                    Map.entry("dk", "dac khu"),
                    Map.entry("d k", "dac khu"),
                    Map.entry("phuong", "phuong"),
                    Map.entry("p", "phuong"),
                    Map.entry("xa", "xa"),
                    Map.entry("x", "xa")));

    /** "TPHCM", "TXMỹ Hào", "P1": short types without a blank behind; no Vietnamese word begins so. */
    private static final Pattern GLUED = Pattern.compile("^(t[ptx]|dk|[hpq](?=\\d))(?=[a-z0-9])");

    private LocalityNames() {}

    /**
     * One way to read what was written.
     *
     * @param type folded; null where the whole is taken for the name
     * @param name the name alone, as written
     */
    record Reading(@Nullable String type, String name) {
        String key() {
            return Spelling.key(name);
        }
    }

    /** The whole as a name; and, where it begins with a type of {@code level}, what stands behind it. */
    static List<Reading> readings(String written, LocalityLevel level) {
        var readings = new ArrayList<Reading>();
        var clean = VietnameseText.clean(written);
        readings.add(new Reading(null, clean));
        var words = List.of(unglued(clean).split("[^\\p{L}\\p{M}\\p{N}]+"));
        var types = TYPES.getOrDefault(level, Map.of());
        for (int length = Math.min(LONGEST_PREFIX, words.size() - 1); length > 0; length--) {
            var type = types.get(VietnameseText.fold(String.join(" ", words.subList(0, length))));
            if (type != null) {
                readings.add(new Reading(type, String.join(" ", words.subList(length, words.size()))));
                break;
            }
        }
        return readings;
    }

    private static String unglued(String written) {
        var glued = GLUED.matcher(VietnameseText.fold(written));
        return glued.find() ? written.substring(0, glued.end()) + " " + written.substring(glued.end()) : written;
    }

    /** Initials that stand for a name of three words or more: hcm, brvt; null for a shorter one, which they could confuse. */
    static @Nullable String initials(String name) {
        var words = VietnameseText.fold(name).split(" ");
        if (words.length < FEWEST_INITIALS) {
            return null;
        }
        var initials = new StringBuilder();
        for (var word : words) {
            initials.append(word.charAt(0));
        }
        return initials.toString();
    }
}

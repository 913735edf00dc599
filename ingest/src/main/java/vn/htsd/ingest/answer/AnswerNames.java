package vn.htsd.ingest.answer;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What answers are called: as the file, in the same folder, with an ending. The endings are plain ASCII, so that they are
 * the same on every disk and in every mail. Given the same files in the same order, the same names.
 */
final class AnswerNames {
    private static final String RECEIPT = ".receipt.json";
    private static final String MARKED = " - da danh dau";
    /** File systems take 255 bytes; this leaves room for the ending. */
    private static final int MOST_BYTES = 200;

    private final Set<String> taken = new HashSet<>();

    String receipt(String name) {
        return unique(folder(name), shortened(file(name)), RECEIPT);
    }

    /** A workbook that was marked before and comes again keeps its name. */
    String marked(String name, WorkbookKind kind) {
        var file = file(name);
        int dot = file.lastIndexOf('.');
        var extension = dot < 0 ? "" : file.substring(dot).toLowerCase(Locale.ROOT);
        var bare = dot < 0 ? file : file.substring(0, dot);
        while (bare.endsWith(MARKED)) {
            bare = bare.substring(0, bare.length() - MARKED.length());
        }
        var ending = kind == WorkbookKind.OLD ? ".xls" : extension.equals(".xlsm") ? extension : ".xlsx";
        return unique(folder(name), shortened(bare) + MARKED, ending);
    }

    private String unique(String folder, String bare, String ending) {
        var name = folder + bare + ending;
        for (int more = 2; !taken.add(name.toLowerCase(Locale.ROOT)); more++) {
            name = folder + bare + " (" + more + ")" + ending;
        }
        return name;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Cut at a whole letter; a checksum tells two names apart that begin alike. */
    private static String shortened(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return name;
        }
        var cut = new StringBuilder();
        int used = 0;
        for (int letter : name.codePoints().toArray()) {
            used += Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (used > MOST_BYTES) {
                break;
            }
            cut.appendCodePoint(letter);
        }
        var sum = new CRC32();
        sum.update(bytes);
        return cut + "~" + Long.toHexString(sum.getValue());
    }
}

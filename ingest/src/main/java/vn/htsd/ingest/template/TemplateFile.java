package vn.htsd.ingest.template;

import java.nio.file.Path;
import vn.htsd.data.text.VietnameseText;

/** Names of files and folders that every computer, mail program and memory stick can take. */
final class TemplateFile {
    private static final int LONGEST = 60;

    private TemplateFile() {}

    /** {@code HTSD-A-2025_01477_ubnd-xa-trung-khanh.xlsx}. */
    static String name(String form, Addressee addressee) {
        return plain(form).toUpperCase(java.util.Locale.ROOT) + "_" + code(addressee.code()) + "_"
                + plain(addressee.name()) + ".xlsx";
    }

    /** {@code 04-tinh-cao-bang/01477-xa-trung-khanh}. */
    static Path folder(Addressee addressee) {
        var folder = Path.of("");
        for (var part : addressee.folders()) {
            folder = folder.resolve(plain(part));
        }
        return folder;
    }

    /** Codes differ in case, and a folder may not care for it: letters stay as they are, all else becomes a dash. */
    private static String code(String code) {
        return VietnameseText.clean(code).replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static String plain(String text) {
        var words = VietnameseText.fold(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST).replaceAll("-$", "");
    }
}

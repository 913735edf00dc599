package vn.htsd.data.register;

import java.util.Map;
import vn.htsd.data.text.Spelling;
import vn.htsd.data.text.VietnameseText;

/** Names of reporters as they are compared: spelling and the usual abbreviations do not matter. */
public final class ReporterNames {
    private static final Map<String, String> WRITTEN_OUT = Map.of(
            "mn", "mam non",
            "th", "tieu hoc",
            "thcs", "trung hoc co so",
            "thpt", "trung hoc pho thong",
            "ptdtbt", "pho thong dan toc ban tru",
            "ptdtnt", "pho thong dan toc noi tru",
            "gdtx", "giao duc thuong xuyen",
            "gdnn", "giao duc nghe nghiep",
            "htcd", "hoc tap cong dong",
            "ubnd", "uy ban nhan dan");

    private ReporterNames() {}

    /** "Trường THCS Mĩ Hào" and "TRUNG HỌC CƠ SỞ MỸ HÀO" have one key. */
    public static String key(String name) {
        var key = new StringBuilder();
        var words = VietnameseText.fold(name).split(" ");
        for (int at = 0; at < words.length; at++) {
            boolean school = at == 0 && words.length > 1 && words[at].equals("truong");
            if (!school) {
                key.append(WRITTEN_OUT.getOrDefault(words[at], words[at])).append(' ');
            }
        }
        return Spelling.key(key.toString());
    }

    public static boolean alike(String one, String other) {
        return key(one).equals(key(other));
    }
}

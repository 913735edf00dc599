package vn.htsd.ingest.check;

import java.util.List;
import java.util.regex.Pattern;

/** The words by which rows of Vietnamese office tables are told apart; all over the keys of {@link FormText}. */
final class RowWords {
    private static final String SUM = "(?:tong cong|cong tong|tong so|tong|cong)";
    private static final String MARK = "(?:[ivx]+|[a-eđ]|\\d{1,2})";
    private static final Pattern ONE_MARK = Pattern.compile(MARK);
    private static final Pattern TOTAL = Pattern.compile(SUM
            + "(?: (?:chung|chung cac muc|toan bo|ca nam|dong|nghin dong|trieu dong|kinh phi|so tien|luot nguoi|" + MARK
            + "(?: " + MARK + ")+))*");
    private static final Pattern SUBTOTAL =
            Pattern.compile(SUM + " (?:" + MARK + "|(?:muc|nhom|phan|tieu muc|khoan|nguon)(?: .{1,80})?)");
    private static final Pattern IN_WORDS = Pattern.compile("(?:(?:so tien|tong so tien|viet|ghi) )?bang chu\\b.*");
    private static final Pattern FOOT =
            Pattern.compile("(?:nguoi lap|nguoi ky|nguoi bao cao|thu truong|lanh dao|ke toan"
                    + "|thu quy|(?:pho )?(?:hieu truong|giam doc|chu tich|truong phong|truong ban|vien truong)|(?:tm|kt|tl|tuq|q)"
                    + " (?:\\p{L}|hieu|uy|chu|giam|thu|truong).*|ky ten|ky ghi ro|ky dong dau|ky va|da ky|xac nhan|ghi chu|luu y"
                    + "|chu thich|noi nhan|dien thoai|dt \\d|so dien thoai|email|thu dien tu|trang \\d)\\b.*"
                    + "|(?:.{1,60} )?ngay(?: .{1,10})? thang(?: .{1,10})? nam\\b.*");
    private static final Pattern NOTE = Pattern.compile("^\\s*\\(?[*†]+\\)?\\s*\\S.*");

    private static final String NUMBER = "\\(?(?:\\d{1,2}|[A-ZĐ])\\)?";
    private static final Pattern COLUMN_NUMBER =
            Pattern.compile(NUMBER + "(?:\\s*=\\s*" + NUMBER + "(?:\\s*[-+x:/…]+\\s*" + NUMBER + ")*)?");
    private static final Pattern BRACKETED = Pattern.compile("\\(\\d{1,2}\\).*|\\d{1,2}\\s*=.*");

    private RowWords() {}

    static boolean isTotal(String key) {
        return beginsAsSum(key) && TOTAL.matcher(key).matches();
    }

    static boolean isSubtotal(String key) {
        return beginsAsSum(key) && !isTotal(key) && SUBTOTAL.matcher(key).matches();
    }

    /** Hardly any text does, and this is much cheaper to see. */
    private static boolean beginsAsSum(String key) {
        return key.startsWith("tong") || key.startsWith("cong");
    }

    static boolean isSum(String key) {
        return isTotal(key) || isSubtotal(key);
    }

    /** "Bằng chữ: Mười lăm triệu đồng". */
    static boolean isInWords(String key) {
        return IN_WORDS.matcher(key).matches();
    }

    /** What stands below a table: who signs, where and when, to whom, and notes. */
    static boolean isFoot(String written, String key) {
        return FOOT.matcher(key).matches() || NOTE.matcher(written).matches();
    }

    /** "(1)", "A", "(2) = (3)+(4)", "1": what stands in a row of column numbers. */
    static boolean isColumnNumber(String written) {
        return COLUMN_NUMBER.matcher(written).matches();
    }

    /** "(1)" and formulas of columns, which no entry consists of. */
    static boolean isSurelyColumnNumber(String written) {
        return BRACKETED.matcher(written).matches();
    }

    /** The subtotals of one mark: "I" of "Cộng mục I". */
    static String mark(String key) {
        var words = List.of(key.split(" "));
        var last = words.get(words.size() - 1);
        return ONE_MARK.matcher(last).matches() ? last : "";
    }
}

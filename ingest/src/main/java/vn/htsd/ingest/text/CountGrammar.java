package vn.htsd.ingest.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import vn.htsd.ingest.text.NumberText.Amount;
import vn.htsd.ingest.text.NumberText.NotReported;
import vn.htsd.ingest.text.NumberText.Noun;
import vn.htsd.ingest.text.NumberText.Reading;
import vn.htsd.ingest.text.NumberText.Unreadable;
import vn.htsd.ingest.text.NumberText.Why;

/** Counts as officers write them: "1.250 lượt", "khoảng 350", "25-30 lớp", "1.250 (nữ: 640)". */
final class CountGrammar {
    private static final String PEOPLE =
            "(?:tong so |luot |so )?(?:luot nguoi|nguoi(?: tham gia| tham du| dan| lao dong)?|luot"
                    + "|hoc sinh|hs|sinh vien|sv|hoc vien|hv|giao vien|gv|nha giao|can bo|cb|cbgv|cong chuc|vien chuc|nhan vien|nv"
                    + "|dai bieu|doan vien|hoi vien|chien si|cong nhan|phu huynh|khach|dan|thanh vien)";
    private static final Map<Noun, Pattern> NOUNS = Map.of(
            Noun.PEOPLE, Pattern.compile(PEOPLE + "(?:(?:, ?| va | )" + PEOPLE + ")*"),
            Noun.CLASSES, Pattern.compile("lop(?: hoc)?"),
            Noun.SESSIONS, Pattern.compile("(?:cuoc|buoi)(?:(?:, ?|/| va )(?:cuoc|buoi))*"),
            Noun.UNITS, Pattern.compile("(?:don vi|ke hoach|xa|phuong|truong|co quan)"));
    private static final Pattern LABEL = Pattern.compile(
            "^(?:tong so|so luong|so)(?: luot)?(?: nguoi| lop| cuoc| buoi| luot| don vi)?(?: tham gia)?: ?");
    private static final Pattern BRACKET = Pattern.compile("^([^()]+)\\(([^()]*)\\)$");
    private static final Pattern FEMALE = Pattern.compile("^nu ?:? ?(" + Digits.TOKEN + ")(?: nguoi| luot)?$");
    private static final Pattern APPROXIMATELY = Pattern.compile("^(?:khoang|tren|hon|[~≈∼])\\s*");
    private static final Pattern RANGE =
            Pattern.compile("^(" + Digits.TOKEN + ") ?(?:-|den) ?(" + Digits.TOKEN + ")(?: ?(\\p{L}.*))?$");
    private static final Pattern ONE =
            Pattern.compile("^(" + Digits.TOKEN + ")(?: ?(trieu|nghin|ngan)\\b)?(?: ?(\\p{L}.*))?$");
    private static final Pattern NEGATIVE = Pattern.compile("^(?:- ?\\d.*|\\( ?\\d[\\d., ]*\\))$");
    private static final Pattern AND = Pattern.compile(",? va (?=\\d)|, (?=\\d)");

    private CountGrammar() {}

    static Reading read(String plain, Noun noun) {
        if (PlainText.isDash(plain)) {
            return new NotReported(true);
        }
        if (PlainText.isNotReported(plain)) {
            return new NotReported(false);
        }
        if (PlainText.isZeroWord(plain)) {
            return Amount.exactly(BigDecimal.ZERO);
        }
        if (NEGATIVE.matcher(plain).matches()) {
            return Unreadable.because(Why.NEGATIVE);
        }
        var bare = LABEL.matcher(plain).replaceFirst("");
        var bracket = BRACKET.matcher(bare);
        if (bracket.matches()) {
            return withFemale(bracket.group(1).strip(), bracket.group(2), noun);
        }
        return phrase(bare, noun);
    }

    private static Reading withFemale(String head, String inside, Noun noun) {
        var parts = inside.split(";");
        var female = FEMALE.matcher(parts[0].strip());
        if (noun != Noun.PEOPLE || !female.matches()) {
            return Unreadable.because(Why.UNREADABLE);
        }
        var part = Digits.parse(female.group(1))
                .filter(digits -> digits.shape() == Digits.Shape.CLEAR && digits.isWhole());
        if (part.isEmpty() || !(phrase(head, noun) instanceof Amount total)) {
            return Unreadable.because(Why.UNREADABLE);
        }
        var amount = total.withFemale(part.get().value().longValueExact());
        return parts.length > 1 ? amount.asRepaired() : amount;
    }

    private static Reading phrase(String text, Noun noun) {
        var approximately = APPROXIMATELY.matcher(text);
        if (approximately.find()) {
            var rest = phrase(text.substring(approximately.end()), noun);
            return rest instanceof Amount amount ? amount.asApproximate() : rest;
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            return range(range.group(1), range.group(2), range.group(3), noun);
        }
        var one = ONE.matcher(text);
        if (one.matches() && (one.group(3) == null || fits(one.group(3), noun))) {
            return one(one.group(1), one.group(2));
        }
        return sum(AND.split(text), noun);
    }

    private static boolean fits(String words, Noun noun) {
        var pattern = NOUNS.get(noun);
        return pattern != null && pattern.matcher(words.strip()).matches();
    }

    private static Reading range(String low, String high, @org.jspecify.annotations.Nullable String words, Noun noun) {
        if (words != null && !fits(words, noun)) {
            return Unreadable.because(Why.UNREADABLE);
        }
        if (one(low, null) instanceof Amount from
                && one(high, null) instanceof Amount to
                && from.value().compareTo(to.value()) < 0) {
            return from.asApproximate();
        }
        return Unreadable.because(Why.UNREADABLE);
    }

    private static Reading one(String written, @org.jspecify.annotations.Nullable String magnitude) {
        var digits = Digits.parse(written).orElse(null);
        if (digits == null) {
            return Unreadable.because(Why.UNREADABLE);
        }
        if (digits.shape() == Digits.Shape.DOT_DECIMAL) {
            return Unreadable.because(Why.NOT_WHOLE);
        }
        var value =
                magnitude == null ? digits.value() : digits.value().movePointRight(magnitude.equals("trieu") ? 6 : 3);
        if (value.stripTrailingZeros().scale() > 0) {
            return Unreadable.because(Why.NOT_WHOLE);
        }
        var amount = Amount.exactly(value.setScale(0));
        return digits.shape() == Digits.Shape.COMMA_GROUPED ? amount.asRepaired() : amount;
    }

    /** "500 học sinh và 32 giáo viên": every part must say what it counts, else it is anybody's guess. */
    private static Reading sum(String[] parts, Noun noun) {
        if (parts.length < 2 || noun != Noun.PEOPLE) {
            return Unreadable.because(Why.UNREADABLE);
        }
        var total = BigDecimal.ZERO;
        for (var part : parts) {
            var one = ONE.matcher(part.strip());
            if (!one.matches() || one.group(3) == null || !fits(one.group(3), noun)) {
                return Unreadable.because(Why.UNREADABLE);
            }
            if (!(one(one.group(1), one.group(2)) instanceof Amount amount)) {
                return Unreadable.because(Why.UNREADABLE);
            }
            total = total.add(amount.value());
        }
        return Amount.exactly(total).asRepaired();
    }
}

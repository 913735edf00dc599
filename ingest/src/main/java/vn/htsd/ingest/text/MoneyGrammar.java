package vn.htsd.ingest.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.text.NumberText.Amount;
import vn.htsd.ingest.text.NumberText.NotReported;
import vn.htsd.ingest.text.NumberText.Reading;
import vn.htsd.ingest.text.NumberText.Unreadable;
import vn.htsd.ingest.text.NumberText.Why;

/** Amounts as officers write them: "15.000.000đ", "0,5 tỷ", "12 triệu 500 nghìn", "khoảng 12 triệu". */
final class MoneyGrammar {
    private static final Map<String, Integer> ZEROS =
            Map.of("ty", 9, "ti", 9, "trieu", 6, "tr", 6, "nghin", 3, "ngan", 3);
    private static final Pattern APPROXIMATELY = Pattern.compile("^(?:khoang|tren|hon|[~≈∼])\\s*");
    private static final Pattern NEGATIVE = Pattern.compile("^(?:- ?\\d.*|\\( ?\\d[\\d., ]*\\))$");
    private static final Pattern CURRENCY = Pattern.compile("(?<=[\\d. a-z])\\s*(?:dong|vnd|d)\\.?$");
    private static final String MAGNITUDE = "(ty|ti|trieu|tr|nghin|ngan)\\b\\.?";
    private static final Pattern PART = Pattern.compile("\\G\\s*(" + Digits.TOKEN + ") ?" + MAGNITUDE);
    private static final Pattern BARE = Pattern.compile(Digits.TOKEN);
    private static final Pattern RANGE =
            Pattern.compile("^(" + Digits.TOKEN + ") ?(?:-|den) ?(" + Digits.TOKEN + ")(?: ?" + MAGNITUDE + ")?$");

    private MoneyGrammar() {}

    static Reading read(String plain) {
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
        if (plain.chars().noneMatch(Character::isDigit)) {
            return MoneyWords.parse(plain)
                    .map(amount -> new Unreadable(Why.IN_WORDS, List.of(amount), true))
                    .orElseGet(() -> Unreadable.because(Why.UNREADABLE));
        }
        return phrase(plain);
    }

    private static Reading phrase(String text) {
        var approximately = APPROXIMATELY.matcher(text);
        if (approximately.find()) {
            var rest = phrase(text.substring(approximately.end()));
            return rest instanceof Amount amount ? amount.asApproximate() : rest;
        }
        var currency = CURRENCY.matcher(text);
        boolean inDong = currency.find();
        var number = inDong ? text.substring(0, currency.start()).strip() : text;
        var range = RANGE.matcher(number);
        if (range.matches()) {
            return range(range.group(1), range.group(2), range.group(3), inDong);
        }
        if (BARE.matcher(number).matches()) {
            return one(number, null, inDong);
        }
        return compound(number);
    }

    private static Reading range(String low, String high, @Nullable String magnitude, boolean inDong) {
        if (one(low, magnitude, inDong) instanceof Amount from
                && one(high, magnitude, inDong) instanceof Amount to
                && from.value().compareTo(to.value()) < 0) {
            return from.asApproximate();
        }
        return Unreadable.because(Why.UNREADABLE);
    }

    /** Magnitudes must fall from part to part: "12 triệu 500 nghìn", not "500 nghìn 12 triệu". */
    private static Reading compound(String text) {
        var part = PART.matcher(text);
        var total = BigDecimal.ZERO;
        var lastDigit = BigDecimal.ONE;
        int zerosBefore = Integer.MAX_VALUE;
        int end = 0;
        while (part.find()) {
            var read = one(part.group(1), part.group(2), false);
            int zeros = zeros(part.group(2));
            if (!(read instanceof Amount amount)) {
                return read;
            }
            if (zeros >= zerosBefore) {
                return Unreadable.because(Why.UNREADABLE);
            }
            total = total.add(amount.value());
            lastDigit = amount.lastDigit();
            zerosBefore = zeros;
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            return Unreadable.because(Why.UNREADABLE);
        }
        return new Amount(total, lastDigit, true, false, false, null);
    }

    private static int zeros(@Nullable String magnitude) {
        return magnitude == null ? 0 : ZEROS.getOrDefault(magnitude, 0);
    }

    private static Reading one(String written, @Nullable String magnitude, boolean inDong) {
        var digits = Digits.parse(written).orElse(null);
        if (digits == null) {
            return Unreadable.because(Why.UNREADABLE);
        }
        int zeros = zeros(magnitude);
        boolean ownUnit = inDong || magnitude != null;
        if (digits.shape() != Digits.Shape.CLEAR) {
            var readings = digits.readings().stream()
                    .map(value -> value.movePointRight(zeros))
                    .toList();
            return new Unreadable(Why.AMBIGUOUS, readings, ownUnit);
        }
        var value = digits.value().movePointRight(zeros);
        var lastDigit = BigDecimal.ONE.movePointLeft(digits.value().scale()).movePointRight(zeros);
        return new Amount(value, lastDigit, ownUnit, false, false, null);
    }
}

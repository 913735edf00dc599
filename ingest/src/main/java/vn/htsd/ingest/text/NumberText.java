package vn.htsd.ingest.text;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the text of a number cell says: a count of something, or an amount of money. */
public final class NumberText {
    private NumberText() {}

    /** The answer; closed. */
    public sealed interface Reading permits NotReported, Amount, Unreadable {}

    /**
     * There is no figure.
     *
     * @param dash the cell holds a bare dash, which officers also write for zero
     */
    public record NotReported(boolean dash) implements Reading {}

    /**
     * A figure.
     *
     * @param value as written; in đồng where {@code ownUnit}, else in the unit of its column
     * @param lastDigit weight of the last written digit, in the same unit as {@code value}
     * @param ownUnit the text names its own unit of money ("12 triệu")
     * @param approximate "khoảng", "trên" or a range; {@code value} is the lower bound
     * @param repaired read in a way that somebody should check
     * @param female the part in a bracket "(nữ: 640)"
     */
    public record Amount(
            BigDecimal value,
            BigDecimal lastDigit,
            boolean ownUnit,
            boolean approximate,
            boolean repaired,
            @Nullable Long female)
            implements Reading {
        static Amount exactly(BigDecimal value) {
            return new Amount(value, BigDecimal.ONE.movePointLeft(value.scale()), false, false, false, null);
        }

        Amount asApproximate() {
            return new Amount(value, lastDigit, ownUnit, true, repaired, female);
        }

        Amount asRepaired() {
            return new Amount(value, lastDigit, ownUnit, approximate, true, female);
        }

        Amount withFemale(long part) {
            return new Amount(value, lastDigit, ownUnit, approximate, repaired, part);
        }
    }

    /**
     * The rules do not cover it.
     *
     * @param readings what it may mean, to be suggested and never to be taken: an amount in words, or the readings of an
     *     ambiguous one
     * @param ownUnit the readings are in đồng, because the text names its own unit
     */
    public record Unreadable(Why why, List<BigDecimal> readings, boolean ownUnit) implements Reading {
        public Unreadable {
            readings = List.copyOf(readings);
        }

        static Unreadable because(Why why) {
            return new Unreadable(why, List.of(), false);
        }
    }

    /** Why a text is no number. */
    public enum Why {
        UNREADABLE,
        IN_WORDS,
        AMBIGUOUS,
        NEGATIVE,
        NOT_WHOLE
    }

    /** What a cell counts: its number may carry these words and no others ("45 học viên" are no classes). */
    public enum Noun {
        PEOPLE,
        CLASSES,
        SESSIONS,
        UNITS
    }

    /** Reads a count of {@code noun}: whole and at least 0. */
    public static Reading count(String text, Noun noun) {
        return CountGrammar.read(PlainText.of(text), noun);
    }

    /** Reads an amount of money, at least 0. */
    public static Reading money(String text) {
        return MoneyGrammar.read(PlainText.of(text));
    }
}

package vn.htsd.reports.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;

/**
 * Numbers and dates as Vietnam's statistical yearbooks print them: {@code 1.234.567}, {@code 12,5%}, {@code …} for what
 * was not reported. In English: {@code 1,234,567}, {@code 12.5%}.
 */
public final class Figures {
    /** Arose, perhaps, but was not reported. */
    public static final String NOT_REPORTED = "…";
    /** Does not apply. */
    public static final String NOT_APPLICABLE = "x";

    /** Where the reports are issued: the clock that they show. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final boolean vietnamese;
    private final DecimalFormatSymbols symbols;

    public Figures(Locale locale) {
        this.vietnamese = locale.getLanguage().equals("vi");
        this.symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(vietnamese ? '.' : ',');
        symbols.setDecimalSeparator(vietnamese ? ',' : '.');
    }

    public String count(@Nullable Long value) {
        return value == null ? NOT_REPORTED : format("#,##0", BigDecimal.valueOf(value));
    }

    public Printed count(Quantity quantity) {
        return Printed.of(quantity, count(quantity.value()));
    }

    public Printed millions(Quantity quantity) {
        return Printed.of(quantity, millions(quantity.value()));
    }

    /** Does not apply where there is no whole. */
    public Printed percent(Share share) {
        return Printed.of(share, percent(share.part().value(), share.whole().value()));
    }

    /** A share that was set, without decimals that say nothing: {@code 90%}, {@code 92,5%}. */
    public String threshold(double share) {
        return format("#,##0.#", BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP)) + "%";
    }

    /** What part {@code part} is of {@code whole}. */
    public Printed percent(Quantity part, Quantity whole) {
        return percent(part.of(whole));
    }

    /** Đồng as millions, to one decimal. */
    public String millions(@Nullable Long vnd) {
        return vnd == null
                ? NOT_REPORTED
                : format("#,##0.0", BigDecimal.valueOf(vnd).divide(MILLION, 1, RoundingMode.HALF_UP));
    }

    /** A share of 1 as a percentage, to one decimal. */
    public String percent(@Nullable Double share) {
        return share == null || !Double.isFinite(share)
                ? NOT_REPORTED
                : format("#,##0.0", BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP)) + "%";
    }

    /** What part {@code part} is of {@code whole}; does not apply where there is no whole. */
    public String percent(@Nullable Long part, @Nullable Long whole) {
        if (part == null || whole == null) {
            return NOT_REPORTED;
        }
        return whole == 0 ? NOT_APPLICABLE : percent((double) part / whole);
    }

    /** A change, with its sign. */
    public String signed(String formatted, boolean positive) {
        return positive && !formatted.equals(NOT_REPORTED) ? "+" + formatted : formatted;
    }

    /** {@code 05/11/2025}. */
    public String day(@Nullable LocalDate day) {
        return day == null ? NOT_REPORTED : day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT));
    }

    /** The day in Vietnam. */
    public String day(@Nullable Instant moment) {
        return moment == null ? NOT_REPORTED : day(LocalDate.ofInstant(moment, VIETNAM));
    }

    /** {@code 17 giờ 00 phút ngày 20/10/2025}. */
    public String moment(Instant moment) {
        var pattern = vietnamese ? "HH 'giờ' mm 'phút ngày' dd/MM/yyyy" : "HH:mm 'on' dd/MM/yyyy";
        return moment.atZone(VIETNAM).format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    /** {@code ngày 05 tháng 11 năm 2025}: day below 10 and months 1 and 2 with a leading zero, as Decree 30 asks. */
    public String longDay(LocalDate day) {
        if (!vietnamese) {
            return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
        }
        var month = day.getMonthValue() <= 2 ? "0" + day.getMonthValue() : Integer.toString(day.getMonthValue());
        return "ngày %02d tháng %s năm %d".formatted(day.getDayOfMonth(), month, day.getYear());
    }

    private String format(String pattern, BigDecimal value) {
        return new DecimalFormat(pattern, symbols).format(value);
    }
}

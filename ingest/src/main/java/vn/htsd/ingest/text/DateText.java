package vn.htsd.ingest.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a date cell says: a day, a span of days, nothing, or something that the rules do not cover. */
public final class DateText {
    private static final String DAY = "(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})";
    private static final String DAY_AGAIN = "(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\6 ?(\\d{4}|\\d{2})";
    private static final String TIME =
            "\\d{1,2} ?(?:h|gio|g|:) ?(?:\\d{1,2})?(?:(?::\\d{2})| ?phut)?(?: ?(?:am|pm|sa|ch))?";
    /** "7h30 - 11h00, sáng thứ Hai, ngày": nothing of it says which day it was. */
    private static final Pattern LEAD = Pattern.compile("^(?:(?:luc |vao |hoi |tu )?" + TIME + "(?: ?(?:-|den) ?" + TIME
            + ")?,? ?)?(?:(?:buoi )?(?:sang|trua|chieu|toi),? ?)?"
            + "(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? ?)?(?:tu )?(?:ngay )?(?=\\d)");
    /** "00:00:00", which Excel puts behind a day, "7h30" or "lúc 7 giờ 30 phút" behind it. */
    private static final Pattern TAIL =
            Pattern.compile("(?<=\\d{4})(?:,? (?:luc |vao luc |tu )?" + TIME + "(?: ?(?:-|den) ?" + TIME + ")?)$");

    private static final Pattern ONE = Pattern.compile("^" + DAY + "$");
    private static final Pattern ISO = Pattern.compile("^(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[t ]\\d{1,2}:\\d{2}.*)?$");
    private static final Pattern WORDS = Pattern.compile("^(\\d{1,2}) thang (\\d{1,2}),? nam (\\d{4})$");
    private static final Pattern SPAN_OF_DAYS =
            Pattern.compile("^(\\d{1,2}) ?(?:-|den|den ngay) ?(\\d{1,2}) ?([/.]) ?(\\d{1,2}) ?\\3 ?(\\d{4}|\\d{2})$");
    private static final Pattern SPAN_OF_MONTHS = Pattern.compile(
            "^(\\d{1,2})[/.](\\d{1,2}) ?(?:-|den|den ngay) ?(\\d{1,2})([/.])(\\d{1,2})\\4(\\d{4}|\\d{2})$");
    private static final Pattern SPAN = Pattern.compile("^" + DAY + " ?(?:-|den|den ngay) ?" + DAY_AGAIN + "$");
    private static final Pattern SERIAL = Pattern.compile("^\\d{5}$");
    /** Day 0 of the 1900 date system, so chosen that its day 61 is 1 March 1900. */
    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

    private DateText() {}

    /** The answer; closed. */
    public sealed interface Reading permits NotReported, Days, Unreadable {}

    /** There is no date. */
    public record NotReported() implements Reading {}

    /** From a day to a day, both included; the same one for a single day. */
    public record Days(LocalDate from, LocalDate to) implements Reading {}

    /** The rules do not cover it. */
    public record Unreadable() implements Reading {}

    public static Reading read(String text) {
        var plain = PlainText.of(text);
        if (PlainText.isNotReported(plain) || PlainText.isDash(plain)) {
            return new NotReported();
        }
        var bare = TAIL.matcher(LEAD.matcher(plain).replaceFirst("")).replaceFirst("");
        return days(bare)
                .filter(days ->
                        !days.from().isAfter(days.to()) && inThisCentury(days.from()) && inThisCentury(days.to()))
                .<Reading>map(days -> days)
                .orElseGet(Unreadable::new);
    }

    private static Optional<Days> days(String text) {
        Matcher found;
        if ((found = ISO.matcher(text)).matches()) {
            return single(day(found.group(3), found.group(2), found.group(1)));
        }
        if ((found = ONE.matcher(text)).matches()) {
            return single(day(found.group(1), found.group(3), found.group(4)));
        }
        if ((found = WORDS.matcher(text)).matches()) {
            return single(day(found.group(1), found.group(2), found.group(3)));
        }
        if ((found = SPAN_OF_DAYS.matcher(text)).matches()) {
            return span(
                    day(found.group(1), found.group(4), found.group(5)),
                    day(found.group(2), found.group(4), found.group(5)));
        }
        if ((found = SPAN_OF_MONTHS.matcher(text)).matches()) {
            return span(
                    day(found.group(1), found.group(2), found.group(6)),
                    day(found.group(3), found.group(5), found.group(6)));
        }
        if ((found = SPAN.matcher(text)).matches()) {
            return span(
                    day(found.group(1), found.group(3), found.group(4)),
                    day(found.group(5), found.group(7), found.group(8)));
        }
        if (SERIAL.matcher(text).matches()) {
            return single(Optional.of(EXCEL_EPOCH.plusDays(Integer.parseInt(text))));
        }
        return Optional.empty();
    }

    private static Optional<Days> single(Optional<LocalDate> day) {
        return day.map(it -> new Days(it, it));
    }

    private static Optional<Days> span(Optional<LocalDate> from, Optional<LocalDate> to) {
        return from.flatMap(first -> to.map(last -> new Days(first, last)));
    }

    private static Optional<LocalDate> day(String day, String month, String year) {
        try {
            int full = year.length() == 2 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
            return Optional.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    private static boolean inThisCentury(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2100;
    }
}

package vn.htsd.reports;

import java.time.LocalDate;
import java.util.Locale;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.Place;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Letterhead;

/**
 * What stands around the text of a report, by who issues it: the Ministry, the department of a province, the committee of a
 * commune. Places for number and date stay open in a draft.
 */
record Letterheads(IssueSettings settings, Place place, Locale locale) {
    private static final String BUNDLE = "vn.htsd.reports.letterhead";

    static Letterheads ministry(IssueSettings settings, Locale locale) {
        return new Letterheads(settings, Place.NATION, locale);
    }

    /** Of a province's department or a commune's committee, for whom the Ministry's number, day and signer say nothing. */
    static Letterheads of(IssueSettings settings, Place place, Locale locale) {
        var unsigned = new Letterheads(settings, place, locale);
        return new Letterheads(
                new IssueSettings(null, null, place.name(), unsigned.own("authority"), null, settings.offices()),
                place,
                locale);
    }

    /** @param year of the figures, printed in a date that is still open */
    Letterhead letterhead(String subject, int year) {
        return new Letterhead(
                issuer(),
                say("number", number(), own("mark")),
                say("place_and_date", settings.place(), day(year)),
                subject,
                own("recipients", place.provinceName()),
                settings.signingAuthority(),
                settings.signer(),
                settings.isDraft(),
                false);
    }

    /** Of a slip that the system makes: signed by nobody, with a number of its own. */
    Letterhead slip(String number, LocalDate day, String subject, String recipients, String authority) {
        return new Letterhead(
                issuer(),
                number,
                say("place_and_date", settings.place(), new Figures(locale).longDay(day)),
                subject,
                recipients,
                authority,
                null,
                false,
                false);
    }

    /** The report as its annexes name it: "Báo cáo số 12/BC-BGDĐT ngày 05 tháng 11 năm 2025 của Bộ Giáo dục và Đào tạo". */
    String reference(int year) {
        return own("reference", number(), own("mark"), day(year), place.fullName());
    }

    private Letterhead.Issuer issuer() {
        if (place.level() == LocalityLevel.NATION) {
            return Letterhead.Issuer.of(own("issuer"));
        }
        var capitals = place.fullName().toUpperCase(locale);
        return new Letterhead.Issuer(
                own("above", capitals), place.level() == LocalityLevel.COMMUNE, own("issuer", capitals));
    }

    private String number() {
        var number = settings.number();
        return settings.isDraft() || number == null ? "        " : number;
    }

    private String day(int year) {
        var date = settings.date();
        return settings.isDraft() || date == null
                ? say("open_date", Integer.toString(year))
                : new Figures(locale).longDay(date);
    }

    /** The words of the place's level, as the settings have them or as they are built in. */
    private String own(String key, Object... arguments) {
        var ofLevel =
                place.level() == LocalityLevel.NATION ? key : place.level().code() + "." + key;
        var set = settings.offices().get(ofLevel);
        if (set == null || set.isBlank()) {
            return say(ofLevel, arguments);
        }
        return arguments.length == 0 ? set : set.replace("{0}", String.valueOf(arguments[0]));
    }

    private String say(String key, Object... arguments) {
        return Message.of(BUNDLE, key, arguments).in(locale);
    }
}

package vn.htsd.reports;

import java.time.LocalDate;
import java.util.Locale;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Letterhead;

/** What stands around the text of the Ministry's reports; places for number and date stay open in a draft. */
record Letterheads(IssueSettings settings, Locale locale) {
    private static final String BUNDLE = "vn.htsd.reports.letterhead";

    /** @param year of the figures, printed in a date that is still open */
    Letterhead letterhead(String subject, int year) {
        return new Letterhead(
                say("issuer"),
                say("number", number()),
                say("place_and_date", settings.place(), day(year)),
                subject,
                say("recipients"),
                settings.signingAuthority(),
                settings.signer(),
                settings.isDraft());
    }

    /** Of a slip that the system makes: signed by nobody, with a number of its own. */
    Letterhead slip(String number, LocalDate day, String subject, String recipients, String authority) {
        return new Letterhead(
                say("issuer"),
                number,
                say("place_and_date", settings.place(), new Figures(locale).longDay(day)),
                subject,
                recipients,
                authority,
                null,
                false);
    }

    /** The report as its annexes name it: "Báo cáo số 12/BC-BGDĐT ngày 05 tháng 11 năm 2025 của Bộ Giáo dục và Đào tạo". */
    String reference(int year) {
        return say("reference", number(), day(year));
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

    private String say(String key, Object... arguments) {
        return Message.of(BUNDLE, key, arguments).in(locale);
    }
}

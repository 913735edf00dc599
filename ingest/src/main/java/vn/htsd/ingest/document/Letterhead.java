package vn.htsd.ingest.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/**
 * The head of an administrative document: who issued it under which number on which day, and the campaign that its title
 * names.
 *
 * @param issuer all that stands above the number, folded, without the motto
 * @param text the beginning of the document, folded
 */
record Letterhead(
        String issuer, @Nullable String number, @Nullable LocalDate date, @Nullable Integer campaignYear, String text) {
    /** Where the letter itself begins; what follows cites other documents. */
    private static final Pattern BODY = Pattern.compile("(?iu)k[íi]nh g[ửu]i|c[ăa]n c[ứu]|th[ựu]c hi[ệe]n");

    private static final Pattern NUMBER = Pattern.compile(
            "(?u)S[ốỐ] ?[:.] ?(\\d{1,5}(?: ?/ ?\\d{4})? ?/ ?[\\p{Lu}\\d&.]+(?: ?[-–/] ?[\\p{Lu}\\d&.]{2,})*)");
    private static final Pattern DATE =
            Pattern.compile("(?iu)ng[àa]y (\\d{1,2}) th[áa]ng (\\d{1,2}) n[ăa]m (20\\d\\d)");
    /** On the right of the head; its letters are small, those of the body on the left are not. */
    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("(?u)(?:TP\\. ?)?(?:\\p{Lu}\\p{Ll}+ ?){1,5}, [Nn]gày \\d{1,2} tháng \\d{1,2} năm 20\\d\\d");

    private static final Pattern TITLE = Pattern.compile("hoc tap suot doi (?:[a-z0-9 ]{0,40} )?nam (20\\d\\d)\\b");
    private static final Pattern MOTTO = Pattern.compile("cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc");
    /** Plans, decisions, invitations, notices, submissions, resolutions, directives, guidance. */
    private static final Set<String> OTHER_KINDS = Set.of("KH", "QĐ", "GM", "TB", "TTR", "NQ", "CT", "HD");

    private static final int HEAD = 1_500;
    private static final int BEGINNING = 4_000;

    static Letterhead of(String raw) {
        var text = VietnameseText.clean(raw.length() > BEGINNING ? raw.substring(0, BEGINNING) : raw);
        var body = BODY.matcher(text);
        var head = text.substring(0, Math.min(HEAD, body.find() ? body.start() : text.length()));
        var number = NUMBER.matcher(head);
        boolean numbered = number.find();
        var above = PLACE_AND_DATE
                .matcher(numbered ? head.substring(0, number.start()) : head)
                .replaceAll(" ");
        var folded = VietnameseText.fold(text);
        var issuer = MOTTO.matcher(VietnameseText.fold(above)).replaceAll(" ");
        var title = TITLE.matcher(folded);
        return new Letterhead(
                VietnameseText.fold(issuer),
                numbered ? number.group(1).replace(" ", "").replace('–', '-') : null,
                date(head),
                title.find() ? Integer.valueOf(title.group(1)) : null,
                folded);
    }

    private static @Nullable LocalDate date(String head) {
        var date = DATE.matcher(head);
        try {
            return date.find()
                    ? LocalDate.of(
                            Integer.parseInt(date.group(3)),
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(1)))
                    : null;
        } catch (DateTimeException notOnTheCalendar) {
            return null;
        }
    }

    /** Whether a number is that of a plan or decision; a letter without any kind may well be the report. */
    static boolean isOtherKind(String number) {
        var mark = number.substring(number.lastIndexOf('/') + 1).toUpperCase(java.util.Locale.ROOT);
        return OTHER_KINDS.contains(mark.split("-", 2)[0]);
    }
}

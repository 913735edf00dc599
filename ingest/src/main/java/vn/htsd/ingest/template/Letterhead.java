package vn.htsd.ingest.template;

import java.util.Map;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FormDefinition;

/** The upper part of a page: on the first one as Decree 30 wants it, on the others the form's id and a title. */
final class Letterhead {
    private static final Look.Type LINE = Look.Type.PLAIN.centred();

    private final Page page;
    private final FormDefinition form;
    private final int lastColumn;

    Letterhead(Page page, FormDefinition form, int lastColumn) {
        this.page = page;
        this.form = form;
        this.lastColumn = lastColumn;
    }

    /**
     * @param middle the first column of the right half
     * @return the first free row
     */
    int first(int middle, Campaign campaign, Map<String, String> values) {
        body(0, middle, values, Addressee.ABOVE, LINE);
        page.across(0, middle, lastColumn, Words.say("republic"), LINE.strong());
        body(1, middle, values, Addressee.BODY, LINE.strong());
        page.across(
                1,
                middle,
                lastColumn,
                Words.say("motto"),
                LINE.size(13).strong().lined());
        page.across(2, 0, lastColumn, Words.say("form_id", form.id()), right());
        title(3, Words.say("title." + form.kind()));
        page.across(4, 0, lastColumn, Words.say("subtitle", form.campaignYear()), LINE.strong());
        page.height(4, 20f);
        var theme = Words.say("theme", campaign.theme());
        page.across(5, 0, lastColumn, theme, LINE.slanted());
        page.room(5, theme, page.width(0, lastColumn), 18f);
        return legend(6);
    }

    /** A long name takes two lines. */
    private void body(int row, int middle, Map<String, String> values, String key, Look.Type look) {
        var lengthy = values.get(key + Addressee.LONG);
        page.across(row, 0, middle - 1, lengthy == null ? values.getOrDefault(key, "") : lengthy, look);
        page.height(row, lengthy == null ? 19f : 36f);
    }

    int next(String title, String note) {
        page.across(0, 0, lastColumn, Words.say("form_id", form.id()), right());
        title(1, title);
        int row = 2;
        if (!note.isEmpty()) {
            page.across(row, 0, lastColumn, note, LINE.size(11).slanted());
            page.room(row, note, page.width(0, lastColumn) * 1.1, 18f);
            row++;
        }
        page.height(row, 6f);
        return row + 1;
    }

    private void title(int row, String title) {
        page.across(row, 0, lastColumn, title, LINE.size(14).strong());
        page.height(row, 26f);
    }

    private static Look.Type right() {
        return Look.Type.PLAIN.size(11).slanted().aligned(org.apache.poi.ss.usermodel.HorizontalAlignment.RIGHT);
    }

    private int legend(int row) {
        var text = Words.say("legend");
        var look = new Look.Type(
                10,
                false,
                true,
                false,
                org.apache.poi.ss.usermodel.HorizontalAlignment.LEFT,
                VerticalAlignment.CENTER,
                true,
                false,
                false,
                -1,
                "General");
        page.across(row, 0, lastColumn, text, look);
        page.room(row, text, page.width(0, lastColumn) * 1.15, 18f);
        return row + 1;
    }
}

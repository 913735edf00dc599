package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Locale;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;

/** "Báo cáo kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm YYYY": the official outline, filled from the warehouse. */
public final class NationalReport {
    private final Warehouse warehouse;
    private final ThemeList themes;
    private final Locale locale;

    /** @param themes what difficulties and proposals are grouped by */
    public NationalReport(Warehouse warehouse, ThemeList themes, Locale locale) {
        this.warehouse = warehouse;
        this.themes = themes;
        this.locale = locale;
    }

    /**
     * @param reference the report as its annexes name it ("Báo cáo số 12/BC-BGDĐT ngày …")
     * @throws vn.htsd.data.problem.HtsdException if the warehouse holds nothing of this campaign
     */
    public Content content(int campaign, String reference) {
        var edition = Edition.nation(warehouse, campaign, themes, locale);
        var annexes = new ArrayList<Block>();
        annexes.addAll(new ResultsAnnex(edition).blocks(reference));
        annexes.addAll(new StatusAnnex(edition).blocks(reference));
        return edition.content(Outline.letter(edition), annexes);
    }
}

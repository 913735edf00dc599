package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;

/** "Báo cáo kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm YYYY": the official outline, filled from the warehouse. */
public final class NationalReport {
    private final Warehouse warehouse;
    private final Editorial editorial;
    private final @Nullable Revision since;
    private final Locale locale;

    /**
     * @param editorial themes, and what of words and pictures may be printed
     * @param since the last release beside the figures of this report; null where there was none
     */
    public NationalReport(Warehouse warehouse, Editorial editorial, @Nullable Revision since, Locale locale) {
        this.warehouse = warehouse;
        this.editorial = editorial;
        this.since = since;
        this.locale = locale;
    }

    /**
     * @param reference the report as its annexes name it ("Báo cáo số 12/BC-BGDĐT ngày …")
     * @throws vn.htsd.data.problem.HtsdException if the warehouse holds nothing of this campaign
     */
    public Content content(int campaign, String reference) {
        var edition = Edition.nation(warehouse, campaign, editorial, locale);
        var annexes = new ArrayList<Block>();
        annexes.addAll(new ResultsAnnex(edition).blocks(reference));
        annexes.addAll(new StatusAnnex(edition).blocks(reference));
        annexes.addAll(new DifferencesAnnex(edition.saying("quality")).blocks("III", reference));
        annexes.addAll(new SinceAnnex(edition.saying("revision"), since).blocks("IV", reference));
        return edition.content(Outline.letter(edition), annexes)
                .with(new InternalAnnex(edition).content(reference).orElse(null));
    }
}

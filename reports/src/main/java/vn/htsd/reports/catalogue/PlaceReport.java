package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Locale;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;

/** The official outline for one province, with a row a commune, or for one commune, with a row a unit. */
public final class PlaceReport {
    private final Warehouse warehouse;
    private final Editorial editorial;
    private final Locale locale;

    /** @param editorial themes, and what of words and pictures may be printed */
    public PlaceReport(Warehouse warehouse, Editorial editorial, Locale locale) {
        this.warehouse = warehouse;
        this.editorial = editorial;
        this.locale = locale;
    }

    /**
     * @param slice of a province or a commune; one that sent nothing has a report too, which says so
     * @param reference the report as its annexes name it ("Báo cáo số 12/BC-SGDĐT ngày …")
     * @throws vn.htsd.data.problem.HtsdException if the warehouse holds nothing of this campaign
     */
    public Content content(Slice slice, String reference) {
        var edition = Edition.place(warehouse, slice, editorial, locale);
        var annexes = new ArrayList<Block>();
        if (edition.isOf(LocalityLevel.PROVINCE)) {
            annexes.addAll(new ResultsAnnex(edition).blocks(reference));
            annexes.addAll(new CommuneAnnex(edition).blocks(reference));
        } else {
            annexes.addAll(new UnitAnnex(edition).blocks(reference));
        }
        return edition.content(Outline.letter(edition), annexes)
                .with(new InternalAnnex(edition).content(reference).orElse(null));
    }
}

package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Locale;
import vn.htsd.reports.query.Warehouse;

/** to come */
public final class TrendReport {
    public TrendReport(Warehouse warehouse, Locale locale) {}

    public Content content(int from, int to, String reference) {
        return new Content("", "", to, List.of(), List.of(), true);
    }
}

package vn.htsd.reports.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies, under their own names, of what the tables hold of one province in one campaign: a query on this connection finds them
 * before the tables of the warehouse, so that its report and those of its communes do not each read the whole country. The copies hold
 * at least all that these reports ask for; what the reports ask stays the same.
 */
final class Narrowed {
    private static final List<String> OF_NODES =
            List.of("fact_participants", "fact_participants_female", "fact_classes", "fact_funding");
    private static final List<String> OF_REPORTERS = List.of("fact_opening", "fact_reporting", "narrative", "photo");

    private Narrowed() {}

    /** The statements that make the copies, in place of those there may be. */
    static List<String> statements(int campaign, String provinceKey) {
        var province = DuckFile.quoted(provinceKey);
        var within = "(SELECT locality_key FROM warehouse.dim_locality WHERE province_key = " + province
                + " OR locality_key = " + province + ")";
        var codes = "(SELECT code FROM warehouse.dim_locality WHERE province_key = " + province + " OR locality_key = "
                + province + ")";
        var statements = new ArrayList<String>();
        statements.add(copy("dim_reporter", "locality_key IN " + within + " OR reports_to IN " + codes));
        var ofCampaign = "campaign_year = " + campaign + " AND ";
        for (var table : OF_NODES) {
            statements.add(copy(table, ofCampaign + "(locality_key IN " + within + " OR node_key IN " + within + ")"));
        }
        var known = "reporter_key IN (SELECT reporter_key FROM temp.dim_reporter)";
        for (var table : OF_REPORTERS) {
            statements.add(copy(table, ofCampaign + "(locality_key IN " + within + " OR " + known + ")"));
        }
        statements.add(copy("submission", ofCampaign + known));
        statements.add(copy("fact_reconciliation", ofCampaign + "node_key IN " + within));
        statements.add(copy("locality_summary", ofCampaign + "locality_key IN " + within));
        return statements;
    }

    private static String copy(String table, String where) {
        return "CREATE OR REPLACE TEMP TABLE " + table + " AS FROM warehouse." + table + " WHERE " + where;
    }
}

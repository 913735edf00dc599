package vn.htsd.transform.mart;

import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@code dim_campaign}, {@code campaign_legal_basis}, {@code campaign_deadline} and what localities have of their own: {@code
 * campaign_local_week}, {@code campaign_extension}; and who need not report, {@code exemption}.
 */
final class Campaigns {
    private Campaigns() {}

    static Dataset<Row> campaigns(Staged staged) {
        var rows = staged.reference().campaigns().campaigns().stream()
                .map(campaign -> RowFactory.create(
                        campaign.year(),
                        campaign.theme(),
                        campaign.weekStart(),
                        campaign.weekEnd(),
                        campaign.form(),
                        campaign.supplementary(),
                        nationalBasis(campaign),
                        campaign.cutOff()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.DIM_CAMPAIGN);
    }

    /** Blank where no national document is known, never another province's document. */
    private static @org.jspecify.annotations.Nullable String nationalBasis(Campaign campaign) {
        var documents = campaign.legalBasis().stream()
                .filter(basis -> basis.scope().equals("nation"))
                .map(Campaign.LegalBasis::document)
                .collect(Collectors.joining("; "));
        return documents.isEmpty() ? null : documents;
    }

    static Dataset<Row> legalBasis(Staged staged) {
        var rows = staged.reference().campaigns().campaigns().stream()
                .flatMap(campaign -> campaign.legalBasis().stream()
                        .map(basis ->
                                RowFactory.create(campaign.year(), basis.scope(), basis.scopeCode(), basis.document())))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.CAMPAIGN_LEGAL_BASIS);
    }

    static Dataset<Row> deadlines(Staged staged) {
        var rows = staged.reference().campaigns().campaigns().stream()
                .flatMap(campaign -> campaign.deadlines().stream()
                        .map(rule -> RowFactory.create(
                                campaign.year(),
                                rule.receiverLevel(),
                                rule.receiverCode(),
                                rule.reporterLevel(),
                                rule.dueDate(),
                                rule.source(),
                                rule.assumed())))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.CAMPAIGN_DEADLINE);
    }

    static Dataset<Row> localWeeks(Staged staged) {
        var rows = staged.reference().campaigns().campaigns().stream()
                .flatMap(campaign -> campaign.localWeeks().stream()
                        .map(week -> RowFactory.create(
                                campaign.year(), week.code(), week.weekStart(), week.weekEnd(), week.source())))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.CAMPAIGN_LOCAL_WEEK);
    }

    static Dataset<Row> extensions(Staged staged) {
        var rows = staged.reference().campaigns().campaigns().stream()
                .flatMap(campaign -> campaign.extensions().stream()
                        .map(extension -> RowFactory.create(
                                campaign.year(),
                                extension.code(),
                                extension.reporterLevel(),
                                extension.dueDate(),
                                extension.source())))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.CAMPAIGN_EXTENSION);
    }

    static Dataset<Row> exemptions(Staged staged) {
        var rows = staged.reference().campaigns().latest().exempt().stream()
                .map(each -> RowFactory.create(each.code(), each.from(), each.reason()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.EXEMPTION);
    }
}

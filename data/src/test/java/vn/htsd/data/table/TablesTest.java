package vn.htsd.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void every_published_table_and_column_is_explained_in_both_languages() {
        assertThat(Tables.PUBLISHED).extracting(TableSpec::name).doesNotHaveDuplicates();
        assertThat(Tables.PUBLISHED).allSatisfy(table -> {
            assertThat(table.vi()).isNotBlank();
            assertThat(table.en()).isNotBlank();
            assertThat(table.columns()).allSatisfy(column -> {
                assertThat(column.vi()).as(table.name() + "." + column.name()).isNotBlank();
                assertThat(column.en()).as(table.name() + "." + column.name()).isNotBlank();
            });
        });
    }

    @Test
    void no_published_table_has_a_column_for_personal_data() {
        assertThat(Tables.PUBLISHED)
                .flatExtracting(TableSpec::columnNames)
                .doesNotContain("phone", "email", "contact_name", "signed_by");
    }

    @Test
    void tables_by_campaign_have_a_campaign_that_is_never_blank() {
        assertThat(Tables.PUBLISHED.stream().filter(TableSpec::byCampaign))
                .allSatisfy(table ->
                        assertThat(table.column("campaign_year").nullable()).isFalse());
    }
}

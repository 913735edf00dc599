package vn.htsd.reports.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;

@SuppressWarnings("NullAway.Init")
class AnalystSqlTest {
    @TempDir
    Path directory;

    Path warehouse;
    AnalystSql sql;

    @BeforeEach
    void open() throws Exception {
        warehouse = directory.resolve("warehouse.duckdb");
        make(warehouse, 1);
        Files.writeString(directory.resolve("secret.csv"), "a,b\n1,2\n");
        sql = new AnalystSql(warehouse);
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static void make(Path file, int a) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = db.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT " + a + "::BIGINT AS a, DATE '2025-10-01' AS day,"
                    + " TIMESTAMPTZ '2025-10-20 10:00:00+00' AS moment, 12::DECIMAL(18,0) AS money,"
                    + " NULL::VARCHAR AS nothing, 'Đắk Lắk' AS name");
        }
    }

    private static List<List<@Nullable Object>> rows(AnalystSql sql, String query) {
        var rows = new ArrayList<List<@Nullable Object>>();
        sql.query(query, new AnalystSql.RowSink() {
            @Override
            public void columns(List<AnalystSql.ColumnInfo> columns) {}

            @Override
            public void row(List<@Nullable Object> cells) {
                rows.add(cells);
            }
        });
        return rows;
    }

    @Test
    void gives_values_as_java_time_and_numbers() {
        assertThat(rows(sql, "SELECT * FROM t").get(0))
                .containsExactly(
                        1L,
                        LocalDate.of(2025, 10, 1),
                        Instant.parse("2025-10-20T10:00:00Z"),
                        new BigDecimal(12),
                        null,
                        "Đắk Lắk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t;",
                "with x as (select 1) select * from x",
                "from t",
                "values (1)",
                "describe t",
                "show tables",
                "summarize t",
                "select 1 -- a word",
                "select ';' as semicolon"
            })
    void accepts_reading(String query) {
        assertThat(rows(sql, query)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t to 'DIR/out.csv'",
                "copy (select 1) to 'DIR/out.csv'",
                "export database 'DIR/out'",
                "attach 'DIR/out.duckdb' as x",
                "attach ':memory:' as x",
                "detach warehouse",
                "install httpfs",
                "load httpfs",
                "select * from read_text('DIR/secret.csv')",
                "select * from glob('DIR/*')",
                "from 'DIR/secret.csv'",
                "from read_csv('DIR/secret.csv')",
                "from read_parquet('DIR/secret.csv')",
                "from sniff_csv('DIR/secret.csv')",
                "from parquet_metadata('DIR/secret.csv')",
                "from read_json('https://example.org/a.json')",
                "set memory_limit = '10GB'",
                "set enable_external_access = true",
                "reset all",
                "pragma enable_profiling",
                "pragma database_list",
                "call enable_logging()",
                "from enable_logging(storage = 'file', storage_path = 'DIR/out')",
                "from enable_profiling(save_location = 'DIR/out.json')",
                "from query('copy t to \"DIR/out.csv\"')",
                "drop table t",
                "create table u as select 1",
                "create temp table u as select 1",
                "create macro m() as 1",
                "insert into t select * from t",
                "update t set a = 2",
                "delete from t",
                "begin",
                "use memory",
                "checkpoint",
                "prepare x as select 1",
                "explain analyze select 1",
                "select 1; select 2",
                "select 1; drop table t",
                "select 1 /* ; */ ; copy t to 'DIR/out.csv'",
                "from duckdb_secrets()",
                "select * from t where a = ?",
                "",
                " ; "
            })
    void refuses_every_way_out(String query) throws IOException {
        var before = files();
        assertThatThrownBy(() -> rows(sql, query.replace("DIR", directory.toString())))
                .isInstanceOfSatisfying(HtsdException.class, problem -> assertThat(problem.category())
                        .isEqualTo(Category.INPUT));
        assertThat(files()).isEqualTo(before);
        assertThat(rows(sql, "select a from t")).hasSize(1);
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.map(Path::toString)
                    .filter(name -> !name.contains(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void answers_a_misspelled_query_in_the_words_of_the_database() {
        assertThatThrownBy(() -> rows(sql, "select b from t"))
                .hasMessageContaining("Referenced column \"b\" not found")
                .hasMessageNotContaining("LINE 1");
    }

    @Test
    void writes_parquet_outside_without_letting_the_query_out() throws Exception {
        var target = directory.resolve("out/answer.parquet");
        assertThat(sql.queryToParquet("select a, name from t -- all;", target)).isEqualTo(1);
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement();
                var answer = statement.executeQuery("SELECT name FROM '" + target + "'")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo("Đắk Lắk");
        }
        assertThatThrownBy(() -> sql.queryToParquet("from read_csv('" + directory + "/secret.csv')", target))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("disabled by configuration");
        assertThatThrownBy(() -> sql.queryToParquet("select 1) to '" + directory + "/x.csv' (format csv) --", target))
                .isInstanceOf(HtsdException.class);
        try (var left = Files.list(directory.resolve("out"))) {
            assertThat(left).containsExactly(target);
        }
    }

    @Test
    void the_next_instance_sees_a_build_published_meanwhile() throws Exception {
        var next = directory.resolve("next.duckdb");
        make(next, 2);
        Files.move(next, warehouse, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var later = new AnalystSql(warehouse)) {
            assertThat(rows(later, "select a from t").get(0)).containsExactly(2L);
            assertThat(rows(sql, "select a from t").get(0)).containsExactly(1L);
        }
    }

    @Test
    void names_tables_and_columns() {
        assertThat(sql.words()).contains("t", "money", "moment");
    }

    @Test
    void says_what_to_do_when_there_is_no_warehouse() {
        assertThatThrownBy(() -> new AnalystSql(directory.resolve("none.duckdb")))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("htsd run");
    }
}

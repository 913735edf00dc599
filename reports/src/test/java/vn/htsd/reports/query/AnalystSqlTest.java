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
import org.junit.jupiter.params.provider.CsvSource;
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
                "with x as (copy t to 'DIR/out.csv') select 1",
                "with x as (copy (select 1) to ('DIR/' || 'out.csv')) select 1",
                "with x as (insert into t select * from t returning *) from x",
                "with x as (update t set a = 2 returning *) from x",
                "with x as (delete from t returning *) from x",
                "from query('select 1')",
                "from \"QUERY\"('with x as (copy t to ''DIR/out.csv'') select 1')",
                "from json_execute_serialized_sql(json_serialize_sql('select 1'))",
                "select getenv('HOME')",
                "execute x",
                "deallocate x",
                "import database 'DIR'",
                "force install httpfs",
                "from read_json('DIR/secret.csv')",
                "from read_blob('DIR/secret.csv')",
                "from read_duckdb('DIR/other.duckdb')",
                "from read_xlsx('DIR/secret.csv')",
                "from sqlite_scan('DIR/secret.csv', 't')",
                "from sql_auto_complete('sel')",
                "from 'https://example.org/a.parquet'",
                "comment on table t is 'x'",
                "alter table t rename to u",
                "merge into t using t u on true when matched then delete",
                "vacuum",
                "set variable x = 1",
                "reset memory_limit",
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

    /** The first part of a refusal; what is allowed follows it in every one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            drop table t                               | no query
            with x as (copy t to 'a.csv') select 1     | no query
            select 1; select 2                         | Exactly one query
            select 1 from                              | cannot be understood
            from 'a.csv'                               | reaches outside
            from read_xlsx('a.xlsx')                   | reaches outside
            from enable_logging()                      | reaches outside
            select getenv('HOME')                      | There is no function “getenv”
            """)
    void says_what_is_allowed(String query, String sentence) {
        assertThatThrownBy(() -> rows(sql, query))
                .hasMessageContaining(sentence)
                .message()
                .matches("(?s).*(accepted|can be read|can be used|one by one).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            from tt                  | There is no table “tt”; the nearest name: "t"
            select mony from t       | There is no column “mony” in the tables of the query; the nearest: "money"
            select t.mony from t     | There is no column “mony” in the tables of the query; the nearest: "money"
            select sun(a) from t     | There is no function “sun”; the nearest name: "sum"
            """)
    void names_what_is_nearest(String query, String sentence) {
        assertThatThrownBy(() -> rows(sql, query)).hasMessageContaining(sentence);
    }

    @Test
    void what_fails_while_rows_stream_says_why_and_the_next_query_runs() {
        assertThatThrownBy(() -> rows(sql, "select error('không có chỉ tiêu ' || name) from t"))
                .hasMessageContaining("không có chỉ tiêu Đắk Lắk");
        assertThatThrownBy(() -> rows(sql, "select time '24:00:00'")).hasMessageContaining("CAST(column AS VARCHAR)");
        assertThat(rows(sql, "select a from t")).hasSize(1);
    }

    @Test
    void a_running_query_is_cancelled_from_elsewhere() {
        var endless = "select count(*) from range(100000000000) a, range(1000000) b where hash(a.range + b.range) = 7";
        var canceller = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                sql.cancel();
                Thread.onSpinWait();
            }
        });
        canceller.start();
        try {
            assertThatThrownBy(() -> rows(sql, endless)).hasMessageContaining("stopped as asked");
        } finally {
            canceller.interrupt();
        }
    }

    /** The parser's own words must mean what was typed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * exclude (day) replace (a + 1 as a) from t",
                "select columns('a|name') from t",
                "select a, sum(a) over (order by a rows between 1 preceding and current row) from t qualify true",
                "from t positional join range(1)",
                "select list_transform([1, 2], lambda x: x + 1), [x * 2 for x in [1, 2]], {'k': 1}.k, 'Đ''x' as \"Tỉnh\"",
                "pivot t on name in ('Đắk Lắk') using sum(a) group by day",
                "with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) from r",
                "select case when a > 0 then 'có' else 'không' end, a between 0 and 2, name ilike 'đ%', interval 3 month from t",
                "select '\"type\":\"COPY_QUERY_NODE\"' from t",
                "select 1 union all by name select 1 order by all limit 50%"
            })
    void runs_what_was_asked(String query) throws SQLException {
        var expected = new ArrayList<List<@Nullable Object>>();
        try (var db = DuckFile.open(warehouse);
                var statement = db.createStatement();
                var answer = statement.executeQuery(query)) {
            while (answer.next()) {
                var cells = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    cells.add(CellValue.of(answer.getObject(i)));
                }
                expected.add(cells);
            }
        }
        assertThat(rows(sql, query)).isEqualTo(expected).isNotEmpty();
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
                .hasMessageContaining("“b”")
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
                .hasMessageContaining("reaches outside");
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

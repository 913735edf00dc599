package vn.htsd.transform.publish;

import java.sql.Connection;
import java.sql.SQLException;
import vn.htsd.data.table.Views;

/** Puts the views and macros of {@link Views} into a new warehouse file, over tables that are there. */
final class AnalystViews {
    private AnalystViews() {}

    static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var view : Views.ALL) {
                for (var line : view.ddl()) {
                    statement.execute(line);
                }
            }
        }
    }
}

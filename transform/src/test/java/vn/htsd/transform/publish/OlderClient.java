package vn.htsd.transform.publish;

import java.sql.DriverManager;
import java.util.Properties;

/** What another program does: opens the file read-only with its own driver, and prints the first value of each query. */
final class OlderClient {
    private OlderClient() {}

    public static void main(String[] fileAndQueries) throws Exception {
        var readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + fileAndQueries[0], readOnly)) {
            System.out.println(connection.getMetaData().getDatabaseProductVersion());
            for (int place = 1; place < fileAndQueries.length; place++) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(fileAndQueries[place])) {
                    System.out.println(rows.next() ? rows.getString(1) : "");
                }
            }
        }
    }
}

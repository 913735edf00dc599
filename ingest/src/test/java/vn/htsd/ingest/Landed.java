package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/** What lies in a workspace after an ingest, to be compared with another one. */
public final class Landed {
    private Landed() {}

    /** The rows of every landing table and of the contacts, sorted. */
    public static Map<String, List<String>> rows(Workspace workspace) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (TableSpec table : Tables.LANDING) {
            rows.put(table.name(), rows("'" + workspace.landing() + "/*/" + table.name() + ".parquet'"));
        }
        rows.put("contact", rows("'" + workspace.contacts() + "/*.parquet'"));
        return rows;
    }

    public static List<String> rows(String files) throws SQLException {
        return query("select * from " + files + " order by all");
    }

    /** One line a row. */
    public static List<String> query(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (var result = statement.executeQuery(sql)) {
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(String.join("|", row));
                }
            }
        }
        return rows;
    }

    /** Every file below {@code root} by its path, with a sum of its bytes; of a workbook, of what it is packed from. */
    public static Map<String, String> files(Path root) throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.isDirectory(root)) {
            try (var all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> files.put(root.relativize(file).toString(), sum(file)));
            }
        }
        return files;
    }

    private static String sum(Path file) {
        try {
            var sum = new CRC32();
            if (file.toString().endsWith(".xlsx")) {
                try (var zip = new ZipFile(file.toFile())) {
                    for (var entry : Collections.list(zip.entries())) {
                        sum.update(entry.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        sum.update(zip.getInputStream(entry).readAllBytes());
                    }
                }
            } else {
                sum.update(Files.readAllBytes(file));
            }
            return HexFormat.of().toHexDigits(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a directory with all below it. */
    public static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}

package vn.htsd.reports.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Whom reports name as having given money ("Đơn vị, cá nhân hỗ trợ"), as they were taken in. Many are persons, so no published table
 * has them: they are read from the landed files of the house, when somebody first asks.
 */
public final class LandedSponsors {
    private final Path landing;
    private @Nullable Map<String, List<String>> bySubmission;

    /** @param landing {@code Workspace.landing()}; it need not be there */
    public LandedSponsors(Path landing) {
        this.landing = landing;
    }

    /** Those that one report names, in order of their names; safe for calls from several threads. */
    synchronized List<String> of(String submission) {
        var known = bySubmission;
        if (known == null) {
            known = read();
            bySubmission = known;
        }
        return known.getOrDefault(submission, List.of());
    }

    private Map<String, List<String>> read() {
        var files = files();
        var sponsors = new HashMap<String, List<String>>();
        if (files.isEmpty()) {
            return sponsors;
        }
        var sql = "SELECT DISTINCT submission_id, trim(sponsor) AS sponsor FROM read_parquet(["
                + files.stream().map(file -> DuckFile.quoted(file.toString())).collect(Collectors.joining(", "))
                + "]) WHERE trim(sponsor) <> '' ORDER BY submission_id, sponsor";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sponsors.computeIfAbsent(rows.getString(1), each -> new ArrayList<>())
                        .add(rows.getString(2));
            }
            return sponsors;
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(DuckFile.BUNDLE, "landing_unreadable", landing, DuckFile.sentence(e)),
                    e);
        }
    }

    /** The funding lines of every batch that was taken in. */
    private List<Path> files() {
        if (!Files.isDirectory(landing)) {
            return List.of();
        }
        try (var batches = Files.list(landing)) {
            return batches.filter(batch -> !batch.getFileName().toString().startsWith("."))
                    .map(batch -> batch.resolve("funding.parquet"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

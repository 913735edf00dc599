package vn.htsd.scheduler.connection;

import java.util.ArrayList;
import java.util.List;

/** A text of SQL, told apart into what is code and what is quoted or a comment, where no sign means anything. */
final class SqlText {
    private SqlText() {}

    record Piece(String text, boolean isCode) {}

    static List<Piece> pieces(String sql) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        int at = 0;
        while (at < sql.length()) {
            int end = endOfQuoted(sql, at);
            if (end < 0) {
                at++;
                continue;
            }
            pieces.add(new Piece(sql.substring(from, at), true));
            pieces.add(new Piece(sql.substring(at, end), false));
            from = end;
            at = end;
        }
        pieces.add(new Piece(sql.substring(from), true));
        return pieces;
    }

    /** @return where what begins at {@code at} and is no code ends; -1 where code goes on */
    private static int endOfQuoted(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') {
            return after(sql, String.valueOf(c), at + 1);
        }
        if (sql.startsWith("--", at)) {
            return after(sql, "\n", at);
        }
        return sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : -1;
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** The statements of a text, without the semicolons between them. */
    static List<String> statements(String sql) {
        var statements = new ArrayList<String>();
        var statement = new StringBuilder();
        for (var piece : pieces(sql)) {
            if (!piece.isCode()) {
                statement.append(piece.text());
                continue;
            }
            var parts = piece.text().split(";", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    finish(statement, statements);
                }
                statement.append(parts[i]);
            }
        }
        finish(statement, statements);
        return statements;
    }

    private static void finish(StringBuilder statement, List<String> into) {
        if (!statement.toString().isBlank()) {
            into.add(statement.toString().strip());
        }
        statement.setLength(0);
    }
}

package vn.htsd.scheduler.dag;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code .airflowignore} in Airflow 3's syntax: a glob a line, {@code #} for remarks, {@code !} takes a file back in, and
 * the last line that fits a file decides.
 */
record IgnoreFile(List<Line> lines) {
    static final String NAME = ".airflowignore";

    record Line(PathMatcher matcher, boolean ignores) {}

    static IgnoreFile parse(String text) {
        var lines = new ArrayList<Line>();
        for (var line : text.lines().map(String::strip).toList()) {
            boolean back = line.startsWith("!");
            var glob = back ? line.substring(1).strip() : line;
            if (glob.isEmpty() || glob.startsWith("#") || glob.endsWith("/")) {
                continue; // directories hold no DAG files here
            }
            var name = glob.replaceFirst("^(/|\\*\\*/)+", "");
            try {
                lines.add(new Line(FileSystems.getDefault().getPathMatcher("glob:" + name), !back));
            } catch (PatternSyntaxException e) {
                lines.add(new Line(Path.of(name)::equals, !back)); // no glob: then it is a name
            }
        }
        return new IgnoreFile(List.copyOf(lines));
    }

    boolean ignores(Path fileName) {
        boolean ignored = false;
        for (var line : lines) {
            if (line.matcher().matches(fileName)) {
                ignored = line.ignores();
            }
        }
        return ignored;
    }
}

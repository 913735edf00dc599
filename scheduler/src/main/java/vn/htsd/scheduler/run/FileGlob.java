package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Files by Python's glob: {@code *}, {@code ?}, {@code [ab]}, and {@code **} over directories where asked for.
 *
 * @param recursive whether {@code **} crosses directories, else it is {@code *}
 */
record FileGlob(String pattern, boolean recursive) {
    /** Whether it fits a file, or a directory with a file anywhere in it. */
    boolean hasFile() {
        var fixed = fixedPart();
        if (fixed.toString().equals(Path.of(pattern).toString())) {
            return isFileOrHoldsOne(fixed);
        }
        if (!Files.isDirectory(fixed)) {
            return false;
        }
        var glob = recursive ? pattern : pattern.replace("**", "*");
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replaceAll("([{}\\\\])", "\\\\$1"));
        int depth = recursive && pattern.contains("**")
                ? Integer.MAX_VALUE
                : Path.of(pattern).getNameCount() - fixed.getNameCount();
        try (Stream<Path> files = Files.walk(fixed, depth)) {
            return files.filter(matcher::matches).anyMatch(FileGlob::isFileOrHoldsOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directories before the first part that is a pattern. */
    private Path fixedPart() {
        var path = Path.of(pattern);
        var root = path.getRoot();
        var fixed = root == null ? Path.of("") : root;
        for (var part : path) {
            if (part.toString().matches(".*[*?\\[].*")) {
                return fixed;
            }
            fixed = fixed.resolve(part);
        }
        return fixed;
    }

    private static boolean isFileOrHoldsOne(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.anyMatch(file -> !Files.isDirectory(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

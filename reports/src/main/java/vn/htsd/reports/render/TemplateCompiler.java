package vn.htsd.reports.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/** Compiles the templates while the project is built, so that no compiler is needed where reports are made. */
public final class TemplateCompiler {
    /** What there is, a name a line, beside the compiled templates. */
    static final String LIST = "templates.txt";

    private TemplateCompiler() {}

    /** @param args the directory with the {@code .jrxml} files; each {@code .jasper} is written beside its source */
    public static void main(String[] args) throws IOException, JRException {
        AwtFonts.prepare();
        var names = new ArrayList<String>();
        try (var files = Files.list(Path.of(args[0]))) {
            for (var source : files.filter(file -> file.toString().endsWith(".jrxml"))
                    .sorted()
                    .toList()) {
                names.add(source.getFileName().toString().replaceAll("\\.jrxml$", ""));
                var compiled = Path.of(source.toString().replaceAll("\\.jrxml$", ".jasper"));
                if (!upToDate(compiled, source)) {
                    JasperCompileManager.compileReportToFile(source.toString(), compiled.toString());
                }
            }
        }
        Files.writeString(Path.of(args[0]).resolve(LIST), String.join("\n", names));
    }

    private static boolean upToDate(Path compiled, Path source) throws IOException {
        return Files.exists(compiled)
                && Files.getLastModifiedTime(compiled).compareTo(Files.getLastModifiedTime(source)) >= 0;
    }
}

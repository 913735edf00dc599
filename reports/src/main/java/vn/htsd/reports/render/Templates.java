package vn.htsd.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.util.JRLoader;

/** The templates: those of the workspace, and for all others the compiled ones in the jar, each read once. */
final class Templates {
    private static final String HOME = "/vn/htsd/reports/templates/";
    private static final Map<String, JasperReport> BUILT_IN = new ConcurrentHashMap<>();

    private final String digest;
    private final Map<String, JasperReport> own;

    /** @param directory where a workspace keeps its own; it need not be there */
    Templates(Path directory) {
        this.digest = OwnTemplates.digest(directory);
        this.own = digest.isEmpty() ? Map.of() : OwnTemplates.compiled(directory, builtIn());
    }

    JasperReport named(String name) {
        var replaced = own.get(name);
        return replaced != null ? replaced : BUILT_IN.computeIfAbsent(name, Templates::load);
    }

    /** Changes with the templates of the workspace; blank where it has none. */
    String digest() {
        return digest;
    }

    /** Names of those of the workspace. */
    String ofTheWorkspace() {
        return own.keySet().stream().sorted().map(name -> name + ".jrxml").collect(Collectors.joining(", "));
    }

    /** All that the build compiled, as it noted them. */
    private static Map<String, JasperReport> builtIn() {
        try (var list = resource(TemplateCompiler.LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toMap(name -> name, name -> BUILT_IN.computeIfAbsent(name, Templates::load)));
        } catch (IOException e) {
            throw new IllegalStateException("List of templates cannot be read", e);
        }
    }

    private static JasperReport load(String name) {
        try (var stream = resource(name + ".jasper")) {
            return (JasperReport) JRLoader.loadObject(stream);
        } catch (JRException | IOException e) {
            throw new IllegalStateException("Compiled template cannot be read: " + name, e);
        }
    }

    private static InputStream resource(String name) {
        var stream = Templates.class.getResourceAsStream(HOME + name);
        if (stream == null) {
            throw new IllegalStateException("Compiled template missing from the jar: " + HOME + name);
        }
        return stream;
    }
}

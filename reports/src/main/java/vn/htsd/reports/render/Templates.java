package vn.htsd.reports.render;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.util.JRLoader;

/** The compiled templates in the jar, each read once. */
final class Templates {
    private final Map<String, JasperReport> read = new ConcurrentHashMap<>();

    JasperReport named(String name) {
        return read.computeIfAbsent(name, Templates::load);
    }

    private static JasperReport load(String name) {
        var path = "/vn/htsd/reports/templates/" + name + ".jasper";
        try (InputStream stream = Templates.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("Compiled template missing from the jar: " + path);
            }
            return (JasperReport) JRLoader.loadObject(stream);
        } catch (JRException | java.io.IOException e) {
            throw new IllegalStateException("Compiled template cannot be read: " + path, e);
        }
    }
}

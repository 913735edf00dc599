package vn.htsd.data.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.text.VietnameseText;

/** All forms and code lists: those that the program ships and those that the workspace adds. Immutable. */
public final class FormCatalogue {
    private static final List<String> SHIPPED = List.of(
            "HTSD-A-2023.yaml",
            "HTSD-A-2024.yaml",
            "HTSD-A-2025.yaml",
            "HTSD-B-2025.yaml",
            "HTSD-B-2024.yaml",
            "HTSD-B-2023.yaml");

    private final Map<String, FormDefinition> forms;
    private final Map<String, CodeList> codeLists;

    private FormCatalogue(Map<String, FormDefinition> forms, Map<String, CodeList> codeLists) {
        this.forms = Map.copyOf(forms);
        this.codeLists = Map.copyOf(codeLists);
    }

    /** The shipped forms alone. */
    public static FormCatalogue shipped() {
        return load(List.of());
    }

    /**
     * The shipped forms and every {@code *.yaml} of {@code directory}; a form of the same id there replaces the shipped
     * one, and lists there add to the shipped ones. A directory that does not exist adds nothing.
     *
     * @throws HtsdException naming file, line and reason where one of the files is wrong
     */
    public static FormCatalogue withFormsOf(Path directory) {
        if (!Files.isDirectory(directory)) {
            return shipped();
        }
        try (var files = Files.list(directory)) {
            var added = new ArrayList<YamlNode>();
            for (var file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                added.add(YamlNode.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
            }
            return load(added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormCatalogue load(List<YamlNode> added) {
        var lists = new CodeLists();
        lists.add(resource("codes.yaml"));
        var forms = new LinkedHashMap<String, FormDefinition>();
        for (var name : SHIPPED) {
            var file = resource(name);
            var form = new FormFile(file, Optional.empty(), lists::has).form(base(file, forms));
            forms.put(form.id(), form);
        }
        var contract = Contract.of(forms.values());
        added.forEach(lists::add);
        var waiting = new ArrayList<>(
                added.stream().filter(file -> !isListsAlone(file)).toList());
        var from = new LinkedHashMap<String, YamlNode>();
        while (!waiting.isEmpty()) {
            // A form may extend one of another file, whichever name comes first.
            var file = waiting.stream()
                    .filter(each -> each.find("extends").isEmpty() || base(each, forms) != null)
                    .findFirst()
                    .orElseThrow(() -> unknownBase(waiting.get(0)));
            waiting.remove(file);
            var form = new FormFile(file, Optional.of(contract), lists::has).form(base(file, forms));
            var twin = from.put(VietnameseText.fold(form.id()), file);
            if (twin != null) {
                throw file.child("id").problem("duplicate_id", form.id(), twin.file());
            }
            forms.keySet().removeIf(id -> VietnameseText.fold(id).equals(VietnameseText.fold(form.id())));
            forms.put(form.id(), form);
        }
        return new FormCatalogue(forms, lists.lists());
    }

    private static boolean isListsAlone(YamlNode file) {
        return file.find("id").isEmpty() && file.find("lists").isPresent();
    }

    private static @Nullable FormDefinition base(YamlNode file, Map<String, FormDefinition> known) {
        return file.text("extends").flatMap(id -> find(id, known)).orElse(null);
    }

    private static HtsdException unknownBase(YamlNode file) {
        var base = file.child("extends");
        return base.problem("unknown_base", base.text());
    }

    private static YamlNode resource(String name) {
        try (var stream = FormCatalogue.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Shipped form file missing from the jar: " + name);
            }
            return YamlNode.parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form with this id, compared without case, accents and spacing ("htsd-a / 2025" is HTSD-A/2025). */
    public Optional<FormDefinition> form(String id) {
        return find(id, forms);
    }

    private static Optional<FormDefinition> find(String id, Map<String, FormDefinition> forms) {
        var wanted = VietnameseText.fold(id);
        return forms.values().stream()
                .filter(form -> VietnameseText.fold(form.id()).equals(wanted))
                .findFirst();
    }

    /** The ids of all forms, sorted. */
    public List<String> ids() {
        return forms.keySet().stream().sorted().toList();
    }

    /** The code list of this name; it is a bug to ask for one that no file defines. */
    public CodeList codeList(String name) {
        var list = codeLists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("No code list named " + name);
        }
        return list;
    }
}

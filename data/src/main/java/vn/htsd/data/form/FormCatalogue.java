package vn.htsd.data.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/** All forms and code lists: those that the program ships and those that the workspace adds. Immutable. */
public final class FormCatalogue {
    private static final List<String> SHIPPED = List.of("HTSD-A-2023.yaml", "HTSD-A-2024.yaml", "HTSD-A-2025.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

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
     * one. A directory that does not exist adds nothing.
     */
    public static FormCatalogue withFormsOf(Path directory) {
        if (!Files.isDirectory(directory)) {
            return shipped();
        }
        try (var files = Files.list(directory)) {
            return load(files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormCatalogue load(List<Path> added) {
        try {
            var codeLists = new LinkedHashMap<String, CodeList>();
            for (var list :
                    YAML.readValue(resource("codes.yaml"), CodesYaml.class).lists()) {
                codeLists.put(list.name(), list.toCodeList());
            }
            var forms = new LinkedHashMap<String, FormDefinition>();
            for (var name : SHIPPED) {
                var form = YAML.readValue(resource(name), FormYaml.class).toForm();
                forms.put(form.id(), form);
            }
            for (var file : added) {
                var form = YAML.readValue(file.toFile(), FormYaml.class).toForm();
                forms.put(form.id(), form);
            }
            return new FormCatalogue(forms, codeLists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        var stream = FormCatalogue.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("Shipped form file missing from the jar: " + name);
        }
        return stream;
    }

    /** The form with this id, compared without case, accents and spacing ("htsd-a / 2025" is HTSD-A/2025). */
    public Optional<FormDefinition> form(String id) {
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

    // What the YAML files look like; turned into the records of this package at once.

    private record CodesYaml(List<ListYaml> lists) {}

    private record ListYaml(String name, List<EntryYaml> entries) {
        CodeList toCodeList() {
            return new CodeList(name, entries.stream().map(EntryYaml::toEntry).toList());
        }
    }

    private record EntryYaml(
            String code,
            String vi,
            String en,
            @Nullable List<String> synonyms,
            @Nullable String letter,
            @JsonProperty("on_form") @Nullable Boolean onForm) {
        CodeList.Entry toEntry() {
            return new CodeList.Entry(
                    code, vi, en, orEmpty(synonyms), Optional.ofNullable(letter), onForm == null || onForm);
        }
    }

    private record FormYaml(
            String id, String kind, @JsonProperty("campaign_year") int campaignYear, List<SheetYaml> sheets) {
        FormDefinition toForm() {
            return new FormDefinition(
                    id,
                    kind,
                    campaignYear,
                    sheets.stream().map(SheetYaml::toSheet).toList());
        }
    }

    private record SheetYaml(
            String key,
            String name,
            @Nullable List<String> synonyms,
            String layout,
            boolean required,
            List<FieldYaml> fields) {
        Sheet toSheet() {
            var parsed = new ArrayList<Field>();
            fields.forEach(field -> parsed.add(field.toField()));
            return new Sheet(
                    key,
                    name,
                    orEmpty(synonyms),
                    Sheet.Layout.valueOf(layout.toUpperCase(Locale.ROOT)),
                    required,
                    parsed);
        }
    }

    private record FieldYaml(
            String name,
            String label,
            @Nullable List<String> synonyms,
            String type,
            @Nullable String list,
            @Nullable List<String> except,
            boolean required) {
        Field toField() {
            return new Field(
                    name,
                    label,
                    orEmpty(synonyms),
                    FieldType.valueOf(type.toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(list),
                    Set.copyOf(orEmpty(except)),
                    required);
        }
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}

package vn.htsd.ingest.template;

import java.util.List;
import java.util.stream.Collectors;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;

/** How a field is filled in, in words. */
public final class FieldGuide {
    private FieldGuide() {}

    /** One sentence for an officer. */
    public static String howTo(Field field, FormCatalogue forms) {
        return Words.say("how." + field.type(), String.join(" · ", labels(field, forms)));
    }

    /** More than {@link #howTo} where there is more to say. */
    static String explained(Field field, FormCatalogue forms) {
        return Words.find("how." + field.name()).orElseGet(() -> howTo(field, forms));
    }

    /** What Excel shows beside a chosen cell. */
    static String hint(Field field, int year) {
        return Words.find("how." + field.name()).orElseGet(() -> Words.say("hint." + field.type(), year));
    }

    /** What a filled cell may look like; blank where the labels say it all. */
    static String example(Field field, FormCatalogue forms, int year) {
        return Words.find("example." + field.name()).orElseGet(() -> byType(field, forms, year));
    }

    private static String byType(Field field, FormCatalogue forms, int year) {
        return switch (field.type()) {
            case COUNT, MONEY, DATE, YEAR, UNIT_CODE -> Words.say("example." + field.type(), year);
            case CODE, CODE_OR_TEXT -> labels(field, forms).get(0);
            case TEXT -> "";
        };
    }

    /** The labels that the form offers for a coded field, in their order. */
    static List<String> labels(Field field, FormCatalogue forms) {
        return entries(field, forms).stream().map(CodeList.Entry::vi).toList();
    }

    static List<CodeList.Entry> entries(Field field, FormCatalogue forms) {
        return field.list().map(forms::codeList).stream()
                .flatMap(list -> list.entries().stream())
                .filter(CodeList.Entry::onForm)
                .filter(entry -> !field.except().contains(entry.code()))
                .collect(Collectors.toList());
    }
}

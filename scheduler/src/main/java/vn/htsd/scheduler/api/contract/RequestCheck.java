package vn.htsd.scheduler.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks whether requests are as the contract has them. Parameters that it does not have are let pass, fields are not. */
public record RequestCheck(Contract contract) {
    private static final Pattern WORD = Pattern.compile("[\\w.-]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** All that is wrong. */
    public List<Flaw> flaws(
            Operation operation, Map<String, String> parts, Map<String, List<String>> query, JsonNode body) {
        var flaws = new ArrayList<Flaw>();
        for (var part : operation.parts()) {
            sent(part.shape(), parts.getOrDefault(part.name(), ""), List.of("path", part.name()), flaws);
        }
        for (var field : operation.query()) {
            var values = query.getOrDefault(field.name(), List.of());
            List<Object> place = List.of("query", field.name());
            if (values.isEmpty()) {
                if (field.required()) {
                    flaws.add(missing(place));
                }
            } else if (field.shape().bare() instanceof Shape.Listed list) {
                values.forEach(value -> sent(list.item(), value, place, flaws));
            } else {
                sent(field.shape(), values.get(values.size() - 1), place, flaws);
            }
        }
        var taken = operation.body();
        if (taken != null) {
            if (body.isMissingNode()) {
                flaws.add(missing(List.of("body")));
            } else {
                value(taken, body, List.of("body"), flaws);
            }
        }
        return flaws;
    }

    private static Flaw missing(List<Object> place) {
        return new Flaw(place, "Field required", "missing");
    }

    /** A value that came as text, in the path or behind it. */
    private void sent(Shape shape, String text, List<Object> place, List<Flaw> flaws) {
        if (!(shape.bare() instanceof Shape.Plain plain)) {
            value(shape, Documents.JSON.getNodeFactory().textNode(text), place, flaws);
            return;
        }
        switch (plain.kind()) {
            case INT -> whole(plain, text, place, flaws);
            case NUMBER -> decimal(plain, text, place, flaws);
            case BOOL -> {
                if (!text.matches("(?i)true|false|1|0|yes|no|on|off|t|f|y|n")) {
                    flaws.add(new Flaw(
                            place, "Input should be a valid boolean, unable to interpret input", "bool_parsing"));
                }
            }
            default -> value(shape, Documents.JSON.getNodeFactory().textNode(text), place, flaws);
        }
    }

    private static void whole(Shape.Plain plain, String text, List<Object> place, List<Flaw> flaws) {
        try {
            limits(plain, Integer.parseInt(text), place, flaws);
        } catch (NumberFormatException e) {
            flaws.add(new Flaw(
                    place, "Input should be a valid integer, unable to parse string as an integer", "int_parsing"));
        }
    }

    private static void decimal(Shape.Plain plain, String text, List<Object> place, List<Flaw> flaws) {
        try {
            limits(plain, Double.parseDouble(text), place, flaws);
        } catch (NumberFormatException e) {
            flaws.add(new Flaw(
                    place, "Input should be a valid number, unable to parse string as a number", "float_parsing"));
        }
    }

    private static void limits(Shape.Plain plain, double number, List<Object> place, List<Flaw> flaws) {
        var least = plain.least();
        if (least != null && (plain.exclusive() ? number <= least : number < least)) {
            flaws.add(
                    plain.exclusive()
                            ? new Flaw(place, "Input should be greater than " + least, "greater_than")
                            : new Flaw(
                                    place, "Input should be greater than or equal to " + least, "greater_than_equal"));
        }
    }

    private void value(Shape shape, JsonNode json, List<Object> place, List<Flaw> flaws) {
        if (shape instanceof Shape.OrNull either) {
            if (!json.isNull()) {
                value(either.shape(), json, place, flaws);
            }
        } else if (shape instanceof Shape.Plain plain) {
            plain(plain, json, place, flaws);
        } else if (shape instanceof Shape.Word word) {
            oneOf(List.of(word), json, place, flaws);
        } else if (shape instanceof Shape.Either either) {
            either(either, json, place, flaws);
        } else if (shape instanceof Shape.Listed list) {
            if (expect(json.isArray(), place, "list", "list_type", flaws)) {
                for (int at = 0; at < json.size(); at++) {
                    value(list.item(), json.get(at), deeper(place, at), flaws);
                }
            }
        } else if (shape instanceof Shape.Mapping mapping) {
            if (expect(json.isObject(), place, "dictionary", "dict_type", flaws)) {
                json.properties()
                        .forEach(entry ->
                                value(mapping.value(), entry.getValue(), deeper(place, entry.getKey()), flaws));
            }
        } else if (shape instanceof Shape.Named named) {
            var structure = contract.structures().get(named.name());
            if (structure != null) {
                structure(structure, json, place, flaws);
            } else {
                value(contract.type(named.name()), json, place, flaws);
            }
        }
    }

    private static List<Object> deeper(List<Object> place, Object step) {
        var deeper = new ArrayList<>(place);
        deeper.add(step);
        return deeper;
    }

    private static boolean expect(boolean is, List<Object> place, String what, String type, List<Flaw> flaws) {
        if (!is) {
            flaws.add(new Flaw(place, "Input should be a valid " + what, type));
        }
        return is;
    }

    private void structure(Structure structure, JsonNode json, List<Object> place, List<Flaw> flaws) {
        if (!expect(json.isObject(), place, "dictionary or object", "model_attributes_type", flaws)) {
            return;
        }
        for (var field : structure.fields()) {
            var value = json.get(field.name());
            if (value != null) {
                value(field.shape(), value, deeper(place, field.name()), flaws);
            } else if (field.required()) {
                flaws.add(missing(deeper(place, field.name())));
            }
        }
        if (!structure.open()) {
            json.fieldNames().forEachRemaining(name -> {
                if (structure.field(name).isEmpty()) {
                    flaws.add(new Flaw(deeper(place, name), "Extra inputs are not permitted", "extra_forbidden"));
                }
            });
        }
    }

    private static void plain(Shape.Plain plain, JsonNode json, List<Object> place, List<Flaw> flaws) {
        switch (plain.kind()) {
            case TEXT, UUID, DURATION -> {
                if (expect(json.isTextual(), place, "string", "string_type", flaws)) {
                    length(plain, json.textValue(), place, flaws);
                }
            }
            case WORD -> {
                if (expect(json.isTextual(), place, "string", "string_type", flaws)) {
                    length(plain, json.textValue(), place, flaws);
                    if (!WORD.matcher(json.textValue()).matches()) {
                        flaws.add(
                                new Flaw(place, "String should match pattern '^[\\w.-]+$'", "string_pattern_mismatch"));
                    }
                }
            }
            case MOMENT ->
                expect(
                        json.isTextual() && Moments.read(json.textValue()).isPresent(),
                        place,
                        "datetime or date",
                        "datetime_from_date_parsing",
                        flaws);
            case INT -> {
                if (expect(json.isIntegralNumber() && json.canConvertToInt(), place, "integer", "int_type", flaws)) {
                    limits(plain, json.intValue(), place, flaws);
                }
            }
            case NUMBER -> {
                if (expect(json.isNumber(), place, "number", "float_type", flaws)) {
                    limits(plain, json.doubleValue(), place, flaws);
                }
            }
            case BOOL -> expect(json.isBoolean(), place, "boolean", "bool_type", flaws);
            case OBJECT -> expect(json.isObject(), place, "dictionary", "dict_type", flaws);
            case ANY -> {}
        }
    }

    private static void length(Shape.Plain plain, String text, List<Object> place, List<Flaw> flaws) {
        var shortest = plain.least();
        if (shortest != null && text.length() < shortest) {
            flaws.add(new Flaw(place, "String should have at least " + shortest + " characters", "string_too_short"));
        }
        var longest = plain.longest();
        if (longest != null && text.length() > longest) {
            flaws.add(new Flaw(place, "String should have at most " + longest + " characters", "string_too_long"));
        }
    }

    private static void oneOf(List<? extends Shape> words, JsonNode json, List<Object> place, List<Flaw> flaws) {
        var texts = words.stream().map(word -> ((Shape.Word) word).text()).toList();
        if (!json.isTextual() || !texts.contains(json.textValue())) {
            var choices = texts.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
            flaws.add(new Flaw(place, "Input should be " + choices, texts.size() == 1 ? "literal_error" : "enum"));
        }
    }

    /** Where nothing fits, what is wrong with that which fits best. */
    private void either(Shape.Either either, JsonNode json, List<Object> place, List<Flaw> flaws) {
        if (either.isWords()) {
            oneOf(either.shapes(), json, place, flaws);
            return;
        }
        List<Flaw> fewest = List.of();
        for (var shape : either.shapes()) {
            var found = new ArrayList<Flaw>();
            value(shape, json, place, found);
            if (found.isEmpty()) {
                return;
            }
            fewest = fewest.isEmpty() || isNearer(found, fewest) ? found : fewest;
        }
        flaws.addAll(fewest);
    }

    /** A shape is nearer if its own word was the right one; of those, that with fewer flaws. */
    private static boolean isNearer(List<Flaw> found, List<Flaw> other) {
        boolean wordRight = found.stream().noneMatch(flaw -> flaw.type().equals("literal_error"));
        boolean otherRight = other.stream().noneMatch(flaw -> flaw.type().equals("literal_error"));
        return wordRight == otherRight ? found.size() < other.size() : wordRight;
    }
}

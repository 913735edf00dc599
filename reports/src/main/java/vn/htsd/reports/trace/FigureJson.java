package vn.htsd.reports.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;

/** {@link FigureList} as JSON and back. */
final class FigureJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FigureJson() {}

    /** @param language of the printed texts */
    static String write(FigureList list, Locale language) {
        var root = JSON.createObjectNode()
                .put("report", list.report())
                .put("build", list.build())
                .put("language", language.getLanguage());
        var figures = root.putArray("figures");
        for (var entry : list.entries()) {
            var figure = figures.addObject()
                    .put("id", entry.id())
                    .put("section", entry.section())
                    .put("label", entry.label());
            entry.texts().forEach(figure.putArray("texts")::add);
            figure.setAll(figure(entry.figure()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws JsonProcessingException if {@code json} is none */
    static FigureList read(String json) throws JsonProcessingException {
        var root = JSON.readTree(json);
        var entries = new ArrayList<FigureList.Entry>();
        for (var node : root.path("figures")) {
            var texts = new ArrayList<String>();
            node.path("texts").forEach(text -> texts.add(text.asText()));
            entries.add(new FigureList.Entry(
                    node.path("id").asText(),
                    node.path("section").asText(),
                    node.path("label").asText(),
                    texts,
                    figure(node)));
        }
        return new FigureList(root.path("report").asText(), root.path("build").asText(), entries);
    }

    private static ObjectNode figure(Figure figure) {
        var node = JSON.createObjectNode().put("name", figure.name());
        if (figure instanceof Share share) {
            node.put("value", share.value());
            node.set("part", figure(share.part()));
            node.set("whole", figure(share.whole()));
            return node;
        }
        if (figure instanceof Stated stated) {
            node.put("value", stated.value());
            all(put(node, stated.at()).putArray("of"), stated.of());
            return node;
        }
        var quantity = (Quantity) figure;
        node.put("value", quantity.value());
        if (quantity.origin() instanceof Origin.Selected from) {
            put(node, from);
        } else if (quantity.origin() instanceof Origin.Combined of) {
            all(node.putArray("plus"), of.plus());
            all(node.putArray("minus"), of.minus());
        }
        return node;
    }

    private static ObjectNode put(ObjectNode node, Origin.Selected from) {
        return node.put("table", from.table())
                .put("aggregate", from.aggregate().name().toLowerCase(Locale.ROOT))
                .put("column", from.column())
                .put("where", from.where());
    }

    private static Figure figure(JsonNode node) {
        var name = node.path("name").asText();
        if (node.has("whole")) {
            return new Share(name, quantity(node.path("part")), quantity(node.path("whole")));
        }
        if (node.has("of")) {
            var value = node.path("value");
            return new Stated(
                    name,
                    value.isNumber() ? (Double) value.asDouble() : null,
                    selected(node),
                    quantities(node.path("of")));
        }
        return quantity(node);
    }

    private static Origin.Selected selected(JsonNode node) {
        return new Origin.Selected(
                node.path("table").asText(),
                Origin.Aggregate.valueOf(node.path("aggregate").asText().toUpperCase(Locale.ROOT)),
                node.path("column").asText(),
                node.path("where").asText());
    }

    private static Quantity quantity(JsonNode node) {
        var origin = node.has("table")
                ? selected(node)
                : new Origin.Combined(quantities(node.path("plus")), quantities(node.path("minus")));
        return new Quantity(node.path("name").asText(), number(node.path("value")), origin);
    }

    private static List<Quantity> quantities(JsonNode nodes) {
        var quantities = new ArrayList<Quantity>();
        nodes.forEach(node -> quantities.add(quantity(node)));
        return quantities;
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? (Long) node.asLong() : null;
    }

    private static void all(ArrayNode array, List<Quantity> quantities) {
        quantities.forEach(quantity -> array.add(figure(quantity)));
    }
}

package vn.htsd.ingest.check;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.text.Distance;

/**
 * A label or heading that the form does not have, but nearly: some letters differ, or, where its figure would be lost, words
 * at its end are missing or too many.
 */
final class Misspelling {
    private static final Set<FieldType> FIGURES = Set.of(FieldType.COUNT, FieldType.MONEY);
    /** Shorter texts have too many neighbours. */
    private static final int SHORTEST = 5;

    private static final int LETTERS_A_SLIP = 6;
    private static final int MOST_SLIPS = 3;
    private static final int FEWEST_WORDS = 3;

    private Misspelling() {}

    /** @param open fields that stand nowhere else on the sheet */
    static Optional<Field> of(String written, FieldIndex index, Predicate<Field> open) {
        var key = FormText.key(written);
        return key.length() < SHORTEST
                ? Optional.empty()
                : slipped(key, index, open).or(() -> shortened(key, index, open));
    }

    private static Optional<Field> slipped(String key, FieldIndex index, Predicate<Field> open) {
        record Near(String label, Field field, int slips) {}
        return index.byKey().entrySet().stream()
                .filter(label -> open.test(label.getValue()))
                .map(label -> new Near(label.getKey(), label.getValue(), Distance.between(key, label.getKey())))
                .filter(near -> near.slips()
                        <= allowed(Math.min(key.length(), near.label().length())))
                .min(Comparator.comparingInt(Near::slips).thenComparing(Near::label))
                .map(Near::field);
    }

    private static int allowed(int letters) {
        return letters < SHORTEST ? 0 : Math.min(MOST_SLIPS, Math.max(1, letters / LETTERS_A_SLIP));
    }

    private static Optional<Field> shortened(String key, FieldIndex index, Predicate<Field> open) {
        var found = new HashSet<Field>();
        index.byKey().forEach((label, field) -> {
            if (FIGURES.contains(field.type()) && open.test(field) && beginsLike(key, label)) {
                found.add(field);
            }
        });
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static boolean beginsLike(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        return longer.startsWith(shorter + " ") && shorter.split(" ").length >= FEWEST_WORDS;
    }
}

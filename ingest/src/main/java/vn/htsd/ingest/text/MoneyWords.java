package vn.htsd.ingest.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Amounts in words ("Một triệu hai trăm nghìn đồng"), read only to suggest what to write instead. */
final class MoneyWords {
    private static final Map<String, Integer> ONES = Map.ofEntries(
            Map.entry("mot", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("bon", 4),
            Map.entry("tu", 4),
            Map.entry("nam", 5),
            Map.entry("lam", 5),
            Map.entry("sau", 6),
            Map.entry("bay", 7),
            Map.entry("tam", 8),
            Map.entry("chin", 9),
            Map.entry("khong", 0));
    private static final Map<String, Long> MAGNITUDES =
            Map.of("ty", 1_000_000_000L, "ti", 1_000_000_000L, "trieu", 1_000_000L, "nghin", 1_000L, "ngan", 1_000L);

    private MoneyWords() {}

    static Optional<BigDecimal> parse(String plain) {
        long total = 0;
        long below = 0;
        int one = -1;
        boolean any = false;
        for (var word : plain.replaceAll("[.,;:]", " ").strip().split(" +")) {
            if (ONES.containsKey(word)) {
                one = ONES.get(word);
                any = true;
            } else if (word.equals("muoi")) {
                below += 10L * (one < 0 ? 1 : one);
                one = -1;
                any = true;
            } else if (word.equals("tram")) {
                below += 100L * Math.max(one, 0);
                one = -1;
            } else if (MAGNITUDES.containsKey(word)) {
                total += (below + Math.max(one, 0)) * MAGNITUDES.get(word);
                below = 0;
                one = -1;
            } else if (!word.matches("linh|le|dong|vnd|chan|d")) {
                return Optional.empty();
            }
        }
        return any ? Optional.of(BigDecimal.valueOf(total + below + Math.max(one, 0))) : Optional.empty();
    }
}

package dev.marquee.trending.categories;

import dev.marquee.job.LocalGathering;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up the videos of a subtask, by country and category. It holds a bounded number of sums, and
 * of characters of their categories. Not thread-safe.
 */
final class CategorySums implements LocalGathering.Gatherer<CategorySum, CategorySum> {
    private static final int MOST_SUMS = 1 << 14;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final Map<String, Map<String, CategorySum>> sums = new HashMap<>();
    private int size;
    private int characters;

    @Override
    public void add(CategorySum some, Consumer<CategorySum> gathered) {
        Map<String, CategorySum> ofCountry =
                sums.computeIfAbsent(some.country(), country -> new HashMap<>());
        if (!ofCountry.containsKey(some.category())) {
            size++;
            characters += some.category().length();
        }
        ofCountry.merge(some.category(), some, CategorySum::plus);
        if (size >= MOST_SUMS || characters >= MOST_CHARACTERS) {
            drainTo(gathered);
        }
    }

    @Override
    public void drainTo(Consumer<CategorySum> gathered) {
        sums.values().forEach(ofCountry -> ofCountry.values().forEach(gathered));
        sums.clear();
        size = 0;
        characters = 0;
    }
}

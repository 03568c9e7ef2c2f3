package dev.marquee.sample;

/** How frequent the categories of videos are. */
final class CategoryShares {

    private static final int PERMILLES = 1000;

    private final int[] categoriesAndPermilles;

    private CategoryShares(int... categoriesAndPermilles) {
        this.categoriesAndPermilles = categoriesAndPermilles;
    }

    /** Pairs of a category and the permilles of the videos that are in it. */
    static CategoryShares of(int... categoriesAndPermilles) {
        return new CategoryShares(categoriesAndPermilles);
    }

    int draw(Dice dice) {
        int place = dice.below(PERMILLES);
        for (int i = 0; i < categoriesAndPermilles.length; i += 2) {
            place -= categoriesAndPermilles[i + 1];
            if (place < 0) {
                return categoriesAndPermilles[i];
            }
        }
        return YouTubeCategories.ENTERTAINMENT;
    }
}

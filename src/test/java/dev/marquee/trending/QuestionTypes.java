package dev.marquee.trending;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.marquee.job.Figures;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.SampleValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The types that questions send between subtasks or keep in state. */
final class QuestionTypes {
    private QuestionTypes() {}

    /** Returns the types that Flink serializes field by field, by the names of their snapshots. */
    static Map<String, Class<?>> serializedByField() {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Class<?> shared :
                List.of(CategoryTitles.class, RejectLimit.Count.class, Figures.Saved.class)) {
            types.put(name("shared", shared), shared);
        }
        for (TrendingQuestion question : TrendingPipeline.QUESTIONS) {
            for (JavaClass type :
                    new ClassFileImporter()
                            .withImportOption(new ImportOption.DoNotIncludeTests())
                            .importPackages(question.getClass().getPackageName())) {
                Class<?> loaded = type.reflect();
                if (SampleValues.isSerializedByField(loaded)) {
                    types.put(name(question.name(), loaded), loaded);
                }
            }
        }
        return types;
    }

    private static String name(String folder, Class<?> type) {
        return folder + "/" + type.getName().replaceFirst(".*[.]", "").replace('$', '.');
    }
}

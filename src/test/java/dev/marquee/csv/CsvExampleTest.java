package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.JavadocExample;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of the Javadoc. */
final class CsvExampleTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;

    @TempDir java.nio.file.Path folder;

    public record City(String name, long people) {}

    static final class CityTable implements CsvTable<RowList<City>> {
        private static final long serialVersionUID = 1L;

        @Override
        public BatchBuilder<RowList<City>> bind(String file, CsvHeader header) throws CsvException {
            int name = header.requiredColumn("name");
            int people = header.requiredColumn("people", "population");
            return new RowListBuilder<>(
                    record -> {
                        try {
                            return new City(record.text(name), record.wholeNumber(people));
                        } catch (NumberFormatException e) {
                            throw new RejectedException("number", e.getMessage());
                        }
                    });
        }

        @Override
        public TypeInformation<RowList<City>> batchType() {
            return RowList.type(TypeInformation.of(City.class));
        }
    }

    @Test
    @SuppressWarnings("try") // Closing the results may be interrupted.
    void theExampleReadsTheRowsOfAllFiles() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "name,people\nRosario,1348725\nUshuaia,many\n");
        Files.writeString(folder.resolve("b.csv"), "population,name\n616279,\"Mar del Plata\"\n");
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(configuration);
        List<City> found = new ArrayList<>();

        Path folderOfCities = new Path(folder.toUri());
        CsvFormat<RowList<City>> format = new CsvFormat<>(new CityTable(), MAX_RECORD_BYTES);
        FileSource<Read<RowList<City>>> source =
                FileSource.forBulkFileFormat(format, folderOfCities).build();
        DataStream<City> cities =
                env.fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                "cities",
                                format.getProducedType())
                        .flatMap(
                                (Read<RowList<City>> read, Collector<City> out) -> {
                                    if (read.batch() != null) {
                                        read.batch().list().forEach(out::collect);
                                    }
                                },
                                TypeInformation.of(City.class));

        try (CloseableIterator<City> results = cities.executeAndCollect()) {
            results.forEachRemaining(found::add);
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new City("Rosario", 1_348_725), new City("Mar del Plata", 616_279));
    }

    @ParameterizedTest
    @ValueSource(classes = {CsvTable.class, CsvFormat.class})
    void thisTestContainsTheExampleOfTheJavadoc(Class<?> type) throws IOException {
        JavadocExample.assertIsIn(getClass(), type);
    }
}

package dev.marquee.literal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Measures how many megabytes (10⁶ bytes of UTF-8) of cast lists one core reads per second, and how
 * much garbage the reader creates. It measures the processor time of the thread, so other work on
 * the machine affects it less.
 *
 * <p>Arguments: a file with a literal in each line (without it, 1,000 lists like the cast of a film
 * are generated), the key ({@code name}), rounds (5) of two seconds each. The first rounds warm up
 * the JVM.
 */
public final class LiteralBenchmark {
    private static final long ROUND_NANOSECONDS = 2_000_000_000L;
    private static final double MEGABYTE = 1e6;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final String[] NAMES = {
        "Ricardo Darín", "Jane Seymour", "Noley Thornton", "Penélope Cruz", "Ben Brazier"
    };

    private LiteralBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> fields =
                arguments.length > 0 ? Files.readAllLines(Path.of(arguments[0])) : madeUpFields();
        String key = arguments.length > 1 ? arguments[1] : "name";
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        double megabytes = 0;
        for (String field : fields) {
            megabytes += field.getBytes(UTF_8).length / MEGABYTE;
        }
        System.out.printf("%d fields, %.2f MB%n", fields.size(), megabytes);
        NameListReader reader = new NameListReader();
        for (int round = 0; round < rounds; round++) {
            measure(megabytes, () -> readNames(reader, fields, key));
        }
    }

    private static void measure(double megabytes, Reading reading) throws Exception {
        long bytesBefore = allocatedBytes();
        long begin = THREADS.getCurrentThreadCpuTime();
        int passes = 0;
        long found = 0;
        long nanoseconds;
        do {
            found += reading.read();
            passes++;
            nanoseconds = THREADS.getCurrentThreadCpuTime() - begin;
        } while (nanoseconds < ROUND_NANOSECONDS);
        double read = megabytes * passes;
        System.out.printf(
                "%.0f MB/s, %.2f bytes of garbage a byte (%d names)%n",
                read / nanoseconds * 1e9,
                (allocatedBytes() - bytesBefore) / read / MEGABYTE,
                found / passes);
    }

    private static long readNames(NameListReader reader, List<String> fields, String key)
            throws LiteralException {
        long found = 0;
        for (String field : fields) {
            found += reader.names(field, key).size();
        }
        return found;
    }

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static List<String> madeUpFields() {
        Random random = new Random(1997);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            List<String> cast = new ArrayList<>();
            for (int order = random.nextInt(25); order >= 0; order--) {
                cast.add(madeUpMember(random, order));
            }
            fields.add(cast.toString());
        }
        return fields;
    }

    private static String madeUpMember(Random random, int order) {
        String picture =
                random.nextInt(4) == 0
                        ? "None"
                        : "'/%016x%011x.jpg'".formatted(random.nextLong(), random.nextInt());
        return ("{'cast_id': %d, 'character': %s, 'credit_id': '%024x', 'gender': %d, 'id': %d,"
                        + " 'name': '%s', 'order': %d, 'profile_path': %s}")
                .formatted(
                        random.nextInt(100),
                        random.nextInt(8) == 0 ? "\"Alm's Uncle\"" : "'Heidi (voice)'",
                        random.nextLong(),
                        random.nextInt(3),
                        random.nextInt(2_000_000),
                        NAMES[random.nextInt(NAMES.length)],
                        order,
                        picture);
    }

    private interface Reading {
        long read() throws Exception;
    }
}

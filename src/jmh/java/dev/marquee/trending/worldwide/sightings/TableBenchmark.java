package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.sun.management.ThreadMXBean;
import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.ObjectOpenCustomHashSet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.annotation.Nullable;

/**
 * Compares hash tables for the gathered videos of a subtask, in nanoseconds of processor time for
 * each looked-up row, including its share of resizing and clearing the table. All tables hash with
 * {@link KeyedHash}, except for {@code HashMap}, whose keys are strings.
 *
 * <p>Arguments: a table, and the number of rounds (24). The first half of the rounds warms up the
 * JVM and is not counted. The rows are lists of 200 videos for each day and country. A video stays
 * on a list for eight days, and half of the videos of a list are also on the lists of other
 * countries.
 */
public final class TableBenchmark {
    private static final int MOST_VIDEOS = 1 << 15;
    private static final int COUNTRIES = 110;
    private static final int DAYS = 60;
    private static final int LIST = 200;
    private static final int DAYS_ON_A_LIST = 8;
    private static final int ID = 11;

    /** The bytes of a row in a batch: an id and about as many other bytes as real rows have. */
    private static final int ROW = 100;

    private static final long SEED = 4711;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TableBenchmark() {}

    /** A table of videos. */
    private interface Table {
        GatheredVideo get(byte[] bytes, int start, int end);

        int size();

        void clear();
    }

    public static void main(String[] arguments) {
        Table table =
                switch (arguments[0]) {
                    case "ours" -> new JobTable();
                    case "fastutil" -> new Fastutil();
                    case "hppc" -> new Hppc();
                    case "HashMap" -> new Strings();
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
        byte[][] batches = batches(new Random(SEED));
        List<Double> nanoseconds = new ArrayList<>();
        long rows = 0;
        for (int round = 0; round < rounds; round++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            rows = read(batches, table);
            long end = THREADS.getCurrentThreadCpuTime();
            if (round >= rounds / 2) {
                nanoseconds.add((double) (end - begin) / rows);
            }
        }
        nanoseconds.sort(null);
        System.out.printf(
                "%-9s %6.1f ns a row, least %.1f (%,d rows)%n",
                arguments[0], nanoseconds.get(nanoseconds.size() / 2), nanoseconds.get(0), rows);
    }

    private static long read(byte[][] batches, Table table) {
        long rows = 0;
        for (byte[] batch : batches) {
            for (int row = 0; row < batch.length / ROW; row++) {
                table.get(batch, row * ROW, row * ROW + ID).rows++;
                rows++;
                if (table.size() >= MOST_VIDEOS) {
                    table.clear();
                }
            }
        }
        table.clear();
        return rows;
    }

    /** Returns a batch for each country and day, in the order of the files. */
    private static byte[][] batches(Random random) {
        String[][] worldwide = new String[DAYS][LIST];
        for (String[] list : worldwide) {
            Arrays.setAll(list, i -> id(random));
        }
        List<byte[]> batches = new ArrayList<>();
        for (int country = 0; country < COUNTRIES; country++) {
            String[] list = new String[LIST];
            Arrays.setAll(list, i -> id(random));
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < LIST / DAYS_ON_A_LIST; i++) {
                    int replaced = (day * (LIST / DAYS_ON_A_LIST) + i) % LIST;
                    list[replaced] =
                            random.nextBoolean()
                                    ? worldwide[day][random.nextInt(LIST)]
                                    : id(random);
                }
                byte[] batch = new byte[LIST * ROW];
                for (int row = 0; row < LIST; row++) {
                    System.arraycopy(list[row].getBytes(US_ASCII), 0, batch, row * ROW, ID);
                }
                batches.add(batch);
            }
        }
        return batches.toArray(byte[][]::new);
    }

    private static String id(Random random) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID; i++) {
            id.append(letters.charAt(random.nextInt(letters.length())));
        }
        return id.toString();
    }

    /**
     * The table of the job, without its sort by key group, which the other tables do not have
     * either.
     */
    private static final class JobTable implements Table {
        private GatheredVideos videos = new GatheredVideos(SEED);

        @Override
        public GatheredVideo get(byte[] bytes, int start, int end) {
            return videos.get(bytes, start, end);
        }

        @Override
        public int size() {
            return videos.size();
        }

        @Override
        public void clear() {
            videos.clear();
        }
    }

    /** The bytes of a looked-up id, which are not copied. */
    private static final class Wanted {
        private byte[] bytes;
        private int start;
        private int end;

        Wanted of(byte[] some, int from, int to) {
            bytes = some;
            start = from;
            end = to;
            return this;
        }

        GatheredVideo video() {
            return new GatheredVideo(Arrays.copyOfRange(bytes, start, end));
        }
    }

    /** A table of a library, whose keys are videos or wanted bytes. */
    private abstract static class LibraryTable implements Table {
        private final KeyedHash hash = new KeyedHash(SEED);
        private final Wanted wanted = new Wanted();

        /** Returns the video of these bytes, or null if the table does not contain it. */
        @Nullable abstract GatheredVideo find(Wanted bytes);

        abstract void add(GatheredVideo video);

        @Override
        public final GatheredVideo get(byte[] bytes, int start, int end) {
            GatheredVideo known = find(wanted.of(bytes, start, end));
            if (known != null) {
                return known;
            }
            GatheredVideo added = wanted.video();
            add(added);
            return added;
        }

        final int hash(Object key) {
            if (key instanceof Wanted some) {
                return hash.hash(some.bytes, some.start, some.end);
            }
            byte[] id = ((GatheredVideo) key).video;
            return hash.hash(id, 0, id.length);
        }

        static boolean isEqual(Object key, Object other) {
            if (key instanceof Wanted some && other instanceof GatheredVideo video) {
                return video.is(some.bytes, some.start, some.end);
            }
            if (other instanceof Wanted some && key instanceof GatheredVideo video) {
                return video.is(some.bytes, some.start, some.end);
            }
            return key == other;
        }
    }

    private static final class Fastutil extends LibraryTable {
        private final ObjectOpenCustomHashSet<Object> videos =
                new ObjectOpenCustomHashSet<>(
                        64,
                        0.5f,
                        new Hash.Strategy<Object>() {
                            @Override
                            public int hashCode(Object key) {
                                return hash(key);
                            }

                            @Override
                            public boolean equals(Object one, Object other) {
                                return isEqual(one, other);
                            }
                        });

        @Override
        @Nullable GatheredVideo find(Wanted bytes) {
            return (GatheredVideo) videos.get(bytes);
        }

        @Override
        void add(GatheredVideo video) {
            videos.add(video);
        }

        @Override
        public int size() {
            return videos.size();
        }

        @Override
        public void clear() {
            videos.clear();
        }
    }

    private static final class Hppc extends LibraryTable {
        private final ObjectObjectHashMap<Object, GatheredVideo> videos =
                new ObjectObjectHashMap<>(64, 0.5) {
                    @Override
                    protected int hashKey(Object key) {
                        return hash(key);
                    }

                    @Override
                    protected boolean equals(Object one, Object other) {
                        return isEqual(one, other);
                    }
                };

        @Override
        @Nullable GatheredVideo find(Wanted bytes) {
            return videos.get(bytes);
        }

        @Override
        void add(GatheredVideo video) {
            videos.put(video, video);
        }

        @Override
        public int size() {
            return videos.size();
        }

        @Override
        public void clear() {
            videos.clear();
        }
    }

    private static final class Strings implements Table {
        private final Map<String, GatheredVideo> videos = new HashMap<>();

        @Override
        public GatheredVideo get(byte[] bytes, int start, int end) {
            return videos.computeIfAbsent(
                    new String(bytes, start, end - start, ISO_8859_1),
                    id -> new GatheredVideo(Arrays.copyOfRange(bytes, start, end)));
        }

        @Override
        public int size() {
            return videos.size();
        }

        @Override
        public void clear() {
            videos.clear();
        }
    }
}

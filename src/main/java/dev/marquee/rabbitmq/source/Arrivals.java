package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.message.Message;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.roaringbitmap.RoaringBitmap;

/**
 * The parts of an input that have arrived, and those that were announced: the rule by which an
 * input ends.
 *
 * <p>It only grows, and merging is commutative and idempotent. So it may be split, reported again
 * and restored. Parts are kept in compressed bitmaps: a bit for each part of a file that arrived as
 * a whole, two bytes for a part that arrived alone. Not thread-safe.
 */
final class Arrivals {
    /** A file counts as this many parts in {@link #size}, because its name is kept. */
    static final int SIZE_OF_FILE = 100;

    private static final int MOST_FILES_NAMED = 5;
    private static final int MOST_RANGES_NAMED = 10;
    private static final int NOT_ANNOUNCED = -1;

    private record FileOfRun(String run, String file) implements Comparable<FileOfRun> {
        @Override
        public int compareTo(FileOfRun other) {
            int byRun = run.compareTo(other.run);
            return byRun != 0 ? byRun : file.compareTo(other.file);
        }

        void write(DataOutput out) throws IOException {
            out.writeUTF(run);
            out.writeUTF(file);
        }

        static FileOfRun read(DataInput in) throws IOException {
            return new FileOfRun(in.readUTF(), in.readUTF());
        }
    }

    private static final class Parts {
        private final RoaringBitmap arrived = new RoaringBitmap();
        private int announced = NOT_ANNOUNCED;

        boolean isComplete() {
            return announced != NOT_ANNOUNCED && arrived.nextAbsentValue(0) >= announced;
        }
    }

    private final Map<FileOfRun, Parts> parts = new TreeMap<>();

    /** The files that the ends of runs name. */
    private final Set<FileOfRun> announcedFiles = new TreeSet<>();

    private final Set<String> endedRuns = new TreeSet<>();
    private long size;

    /** Adds a message. An unreadable message with a known place has arrived, too. */
    void add(Message message) {
        switch (message.kind()) {
            case PART -> arrive(of(message), message.part());
            case CATEGORY -> {
                arrive(of(message), 0);
                announce(of(message), 1);
            }
            case END_OF_FILE -> announce(of(message), message.parts());
            case END_OF_INPUT -> {
                for (String file : message.files()) {
                    announceFile(new FileOfRun(message.run(), file));
                }
                endedRuns.add(message.run());
            }
            case UNREADABLE -> {}
        }
    }

    /** Adds everything of another. */
    void addAll(Arrivals other) {
        other.parts.forEach(
                (file, theirs) -> {
                    Parts ours = of(file);
                    size -= ours.arrived.getLongCardinality();
                    ours.arrived.or(theirs.arrived);
                    size += ours.arrived.getLongCardinality();
                    announce(ours, theirs.announced);
                });
        other.announcedFiles.forEach(this::announceFile);
        endedRuns.addAll(other.endedRuns);
    }

    /** Whether nothing has arrived. */
    boolean isEmpty() {
        return parts.isEmpty() && announcedFiles.isEmpty() && endedRuns.isEmpty();
    }

    /** The number of parts that are remembered; each file adds {@link #SIZE_OF_FILE}. */
    long size() {
        return size;
    }

    /** The runs whose end has arrived. */
    Set<String> endedRuns() {
        return Set.copyOf(endedRuns);
    }

    /**
     * Whether this number of runs have ended, and every announced part of every file has arrived.
     */
    boolean isComplete(int runs) {
        return endedRuns.size() >= runs && incomplete().isEmpty();
    }

    /** The announced files and parts that have not arrived, in words. */
    String missing() {
        List<FileOfRun> incomplete = incomplete();
        List<String> words = new ArrayList<>();
        for (FileOfRun file :
                incomplete.subList(0, Math.min(MOST_FILES_NAMED, incomplete.size()))) {
            String run = file.run.isEmpty() ? "" : " of run " + file.run;
            words.add(file.file + run + ": " + missingOf(parts.get(file)));
        }
        if (incomplete.size() > words.size()) {
            words.add("%d more files".formatted(incomplete.size() - words.size()));
        }
        return String.join("; ", words);
    }

    private static String missingOf(Parts parts) {
        if (parts == null || parts.announced == NOT_ANNOUNCED) {
            return "its end-of-file message";
        }
        List<String> ranges = new ArrayList<>();
        int first = (int) parts.arrived.nextAbsentValue(0);
        while (first < parts.announced && ranges.size() < MOST_RANGES_NAMED) {
            int arrived = (int) parts.arrived.nextValue(first);
            int after = arrived < 0 ? parts.announced : Math.min(arrived, parts.announced);
            ranges.add(after == first + 1 ? "" + first : first + "-" + (after - 1));
            first = (int) parts.arrived.nextAbsentValue(after);
        }
        String more = first < parts.announced ? ", …" : "";
        String noun = ranges.size() == 1 && !ranges.get(0).contains("-") ? "part " : "parts ";
        return noun + String.join(", ", ranges) + more + " of " + parts.announced;
    }

    private List<FileOfRun> incomplete() {
        Set<FileOfRun> announced = new TreeSet<>(announcedFiles);
        parts.forEach(
                (file, its) -> {
                    if (its.announced != NOT_ANNOUNCED) {
                        announced.add(file);
                    }
                });
        return announced.stream()
                .filter(file -> !parts.containsKey(file) || !parts.get(file).isComplete())
                .toList();
    }

    private Parts of(Message message) {
        return of(new FileOfRun(message.run(), message.file()));
    }

    private Parts of(FileOfRun file) {
        return parts.computeIfAbsent(
                file,
                unused -> {
                    size += SIZE_OF_FILE;
                    return new Parts();
                });
    }

    private void arrive(Parts of, int part) {
        if (of.arrived.checkedAdd(part)) {
            size++;
        }
    }

    /** Of two announcements the larger one counts: to end too early is worse than to wait. */
    private static void announce(Parts of, int number) {
        of.announced = Math.max(of.announced, number);
    }

    private void announceFile(FileOfRun file) {
        if (announcedFiles.add(file)) {
            size += SIZE_OF_FILE;
        }
    }

    /** Writes everything; {@link #read} reads it. */
    void write(DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (Map.Entry<FileOfRun, Parts> entry : parts.entrySet()) {
            write(entry.getKey(), entry.getValue(), out);
        }
        out.writeInt(announcedFiles.size());
        for (FileOfRun file : announcedFiles) {
            file.write(out);
        }
        out.writeInt(endedRuns.size());
        for (String run : endedRuns) {
            out.writeUTF(run);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Arrivals read(DataInput in) throws IOException {
        Arrivals arrivals = new Arrivals();
        for (int files = in.readInt(); files > 0; files--) {
            Parts parts = arrivals.of(FileOfRun.read(in));
            parts.announced = in.readInt();
            parts.arrived.deserialize(in);
            arrivals.size += parts.arrived.getLongCardinality();
        }
        for (int files = in.readInt(); files > 0; files--) {
            arrivals.announceFile(FileOfRun.read(in));
        }
        for (int runs = in.readInt(); runs > 0; runs--) {
            arrivals.endedRuns.add(in.readUTF());
        }
        return arrivals;
    }

    /**
     * Writes everything in pieces, each of which {@link #read} reads. Merged in this order, they
     * are never complete before the last one: it alone has the ends of runs.
     *
     * @param bytes a piece has hardly more; the parts of one file, 2 MiB at most, are not split
     */
    List<byte[]> pieces(int bytes) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        Arrivals piece = new Arrivals();
        long bytesOfPiece = 0;
        for (Map.Entry<FileOfRun, Parts> entry : parts.entrySet()) {
            piece.parts.put(entry.getKey(), entry.getValue());
            bytesOfPiece +=
                    bytesOf(entry.getKey()) + entry.getValue().arrived.serializedSizeInBytes();
            if (bytesOfPiece >= bytes) {
                pieces.add(piece.written());
                piece = new Arrivals();
                bytesOfPiece = 0;
            }
        }
        for (FileOfRun file : announcedFiles) {
            piece.announcedFiles.add(file);
            bytesOfPiece += bytesOf(file);
            if (bytesOfPiece >= bytes) {
                pieces.add(piece.written());
                piece = new Arrivals();
                bytesOfPiece = 0;
            }
        }
        piece.endedRuns.addAll(endedRuns);
        pieces.add(piece.written());
        return pieces;
    }

    /** Reads one of the {@link #pieces}. */
    static Arrivals ofPiece(byte[] piece) throws IOException {
        return read(new DataInputDeserializer(piece));
    }

    private byte[] written() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        write(out);
        return out.getCopyOfBuffer();
    }

    private static void write(FileOfRun file, Parts parts, DataOutput out) throws IOException {
        file.write(out);
        out.writeInt(parts.announced);
        parts.arrived.runOptimize();
        parts.arrived.serialize(out);
    }

    private static long bytesOf(FileOfRun file) {
        return 2L * (file.run.length() + file.file.length()) + Long.BYTES;
    }
}

package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.message.Message;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of an input has arrived, and what was announced to arrive: the rule by which an input ends.
 *
 * <p>It only grows, and what two readers know merges in any order and any number of times to the
 * same: so it may be split, told again and restored without being wrong. Of each part it keeps one
 * bit. Not thread-safe.
 */
final class Arrivals {
    private static final int MOST_FILES_NAMED = 5;
    private static final int MOST_RANGES_NAMED = 10;
    private static final int NOT_ANNOUNCED = -1;

    private record FileOfRun(String run, String file) implements Comparable<FileOfRun> {
        @Override
        public int compareTo(FileOfRun other) {
            int byRun = run.compareTo(other.run);
            return byRun != 0 ? byRun : file.compareTo(other.file);
        }
    }

    private static final class Parts {
        private final BitSet arrived = new BitSet();
        private int announced = NOT_ANNOUNCED;

        boolean isComplete() {
            return announced != NOT_ANNOUNCED && arrived.nextClearBit(0) >= announced;
        }
    }

    private final Map<FileOfRun, Parts> parts = new TreeMap<>();
    private final Map<String, Set<String>> filesOfEndedRuns = new TreeMap<>();

    /** Takes note of a message; one that cannot be read has arrived, too, if it has a place. */
    void add(Message message) {
        switch (message.kind()) {
            case PART -> of(message).arrived.set(message.part());
            case CATEGORY -> {
                of(message).arrived.set(0);
                announce(of(message), 1);
            }
            case END_OF_FILE -> announce(of(message), message.parts());
            case END_OF_INPUT -> filesOf(message.run()).addAll(List.of(message.files()));
            case UNREADABLE -> {}
        }
    }

    /** Takes note of all that another has. */
    void addAll(Arrivals other) {
        other.parts.forEach(
                (file, theirs) -> {
                    Parts ours = of(file);
                    ours.arrived.or(theirs.arrived);
                    announce(ours, theirs.announced);
                });
        other.filesOfEndedRuns.forEach((run, files) -> filesOf(run).addAll(files));
    }

    /** Whether nothing has arrived. */
    boolean isEmpty() {
        return parts.isEmpty() && filesOfEndedRuns.isEmpty();
    }

    /** The runs whose end has arrived. */
    Set<String> endedRuns() {
        return Set.copyOf(filesOfEndedRuns.keySet());
    }

    /**
     * Whether so many runs have ended, with every part of every file that anyone announced.
     *
     * @param publishers how many runs there are to be
     */
    boolean isComplete(int publishers) {
        return filesOfEndedRuns.size() >= publishers && incomplete().isEmpty();
    }

    /** What was announced and has not arrived, in words: files and the numbers of parts. */
    String missing() {
        List<FileOfRun> incomplete = incomplete();
        List<String> words = new ArrayList<>();
        for (FileOfRun file : incomplete.subList(0, atMost(MOST_FILES_NAMED, incomplete))) {
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
        int first = parts.arrived.nextClearBit(0);
        while (first < parts.announced && ranges.size() < MOST_RANGES_NAMED) {
            int arrived = parts.arrived.nextSetBit(first);
            int behind = arrived < 0 ? parts.announced : Math.min(arrived, parts.announced);
            ranges.add(behind == first + 1 ? "" + first : first + "-" + (behind - 1));
            first = parts.arrived.nextClearBit(behind);
        }
        String more = first < parts.announced ? ", …" : "";
        String noun = ranges.size() == 1 && !ranges.get(0).contains("-") ? "part " : "parts ";
        return noun + String.join(", ", ranges) + more + " of " + parts.announced;
    }

    private List<FileOfRun> incomplete() {
        Set<FileOfRun> announced = new TreeSet<>();
        filesOfEndedRuns.forEach(
                (run, files) -> files.forEach(file -> announced.add(new FileOfRun(run, file))));
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
        return parts.computeIfAbsent(file, unused -> new Parts());
    }

    private Set<String> filesOf(String endedRun) {
        return filesOfEndedRuns.computeIfAbsent(endedRun, unused -> new TreeSet<>());
    }

    /** Of two announcements the one that asks for more counts: too early an end is worse. */
    private static void announce(Parts parts, int number) {
        parts.announced = Math.max(parts.announced, number);
    }

    private static int atMost(int most, List<?> list) {
        return Math.min(most, list.size());
    }

    /** Writes it; {@link #read} reads it. */
    void write(DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (Map.Entry<FileOfRun, Parts> entry : parts.entrySet()) {
            out.writeUTF(entry.getKey().run);
            out.writeUTF(entry.getKey().file);
            out.writeInt(entry.getValue().announced);
            byte[] bits = entry.getValue().arrived.toByteArray();
            out.writeInt(bits.length);
            out.write(bits);
        }
        out.writeInt(filesOfEndedRuns.size());
        for (Map.Entry<String, Set<String>> entry : filesOfEndedRuns.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (String file : entry.getValue()) {
                out.writeUTF(file);
            }
        }
    }

    static Arrivals read(DataInput in) throws IOException {
        Arrivals arrivals = new Arrivals();
        for (int files = in.readInt(); files > 0; files--) {
            Parts parts = arrivals.of(new FileOfRun(in.readUTF(), in.readUTF()));
            parts.announced = in.readInt();
            byte[] bits = new byte[in.readInt()];
            in.readFully(bits);
            parts.arrived.or(BitSet.valueOf(bits));
        }
        for (int runs = in.readInt(); runs > 0; runs--) {
            Set<String> files = arrivals.filesOf(in.readUTF());
            for (int count = in.readInt(); count > 0; count--) {
                files.add(in.readUTF());
            }
        }
        return arrivals;
    }
}

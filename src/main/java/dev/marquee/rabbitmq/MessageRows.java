package dev.marquee.rabbitmq;

import dev.marquee.csv.CsvBytes;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reads the rows of the parts of files, as they are read of files. Where a rejection names a file,
 * it is the message's id, and the offset is that in the message; a message that cannot be read is a
 * rejection, too.
 *
 * @param <T> the row
 */
final class MessageRows<T> implements FlatMapFunction<Message, Read<T>> {
    static final String NAME = "read-messages";

    private static final long serialVersionUID = 1L;

    private final CsvTable<T> table;
    private final int maxRecordBytes;

    MessageRows(CsvTable<T> table, int maxRecordBytes) {
        this.table = table;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Why a table can make nothing of a part, in words; nothing if it can. */
    static Optional<String> complaint(CsvTable<?> table, Message part, int maxRecordBytes) {
        try {
            table.bind(part.file(), new CsvBytes(part.body(), maxRecordBytes).header());
            return Optional.empty();
        } catch (CsvException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void flatMap(Message message, Collector<Read<T>> out) throws CsvException {
        if (message.complaint() != null) {
            out.collect(Read.unreadable(message.id(), 0, message.complaint(), 0));
        } else if (message.kind() == MessageKind.PART) {
            new CsvBytes(message.body(), maxRecordBytes)
                    .read(table, message.file(), message.id(), out::collect);
        }
    }
}

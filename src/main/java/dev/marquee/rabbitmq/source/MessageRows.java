package dev.marquee.rabbitmq.source;

import dev.marquee.csv.CsvBytes;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reads the rows of the parts of files, as they are read of files; parts that another table reads
 * are left to it. Where a rejection names a file, it is the message's id, and the offset is that in
 * the message. A message that cannot be read is a rejection, too: of the table that would have read
 * it, else of the first.
 *
 * @param <B> the batch of rows
 */
final class MessageRows<B extends RowBatch> implements FlatMapFunction<Message, Read<B>> {
    private static final long serialVersionUID = 1L;

    private final MessageTable<B> table;
    private final List<MessageTable<?>> all;
    private final int maxRecordBytes;

    /**
     * @param all the tables of the job, this one among them
     */
    MessageRows(MessageTable<B> table, List<MessageTable<?>> all, int maxRecordBytes) {
        this.table = table;
        this.all = List.copyOf(all);
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Why a table can make nothing of a part, in words; nothing if it can. */
    static Optional<String> complaint(CsvTable<?> table, Message part, int maxRecordBytes) {
        try {
            table.bind(path(part), new CsvBytes(part.id(), part.body(), maxRecordBytes).header());
            return Optional.empty();
        } catch (CsvException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void flatMap(Message message, Collector<Read<B>> out) throws CsvException {
        Optional<MessageTable<?>> reader = MessageTable.reading(message.file(), all);
        if (message.complaint() != null) {
            if (isThis(reader.orElse(all.get(0)))) {
                out.collect(Read.unreadable(message.id(), 0, message.complaint(), 0));
            }
        } else if (message.kind() == MessageKind.PART && reader.filter(this::isThis).isPresent()) {
            new CsvBytes(message.id(), message.body(), maxRecordBytes)
                    .read(table.table(), path(message), out::collect);
        }
    }

    private boolean isThis(MessageTable<?> some) {
        return some.operator().equals(table.operator());
    }

    private static String path(Message part) {
        return "%s/%09d/%s".formatted(part.run(), part.part(), part.file());
    }
}

package dev.marquee.publish;

import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvPieces;
import dev.marquee.files.FileUri;
import dev.marquee.files.InputFile;
import dev.marquee.rabbitmq.broker.BrokerException;
import dev.marquee.run.ByteProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Sends files in parts. Records are passed on byte for byte, also those that a job will reject; a
 * damaged stretch is a part of its own, so that its open quote swallows no good neighbour.
 */
final class FileSender {
    /** A part is sent once it has as many bytes, however few its records are. */
    private static final int PART_BYTES = 1 << 20;

    /** The largest file of categories. Real ones have some 10 KB. */
    private static final int CATEGORY_BYTES = 16 << 20;

    private final InputPublisher publisher;
    private final int partRows;
    private final int maxRecordBytes;
    private final ByteProgress progress;
    private final Consumer<String> warnings;
    private long records;
    private long bytesOfWholeFiles;

    FileSender(
            InputPublisher publisher,
            int partRows,
            int maxRecordBytes,
            ByteProgress progress,
            Consumer<String> warnings) {
        this.publisher = publisher;
        this.partRows = partRows;
        this.maxRecordBytes = maxRecordBytes;
        this.progress = progress;
        this.warnings = warnings;
    }

    /** Sends all files, and waits until the broker has confirmed everything. */
    void send(PublishedFiles files) throws IOException, UserException, InterruptedException {
        for (PublishedFile file : files.categories()) {
            sendCategories(file);
        }
        for (PublishedFile file : files.tables()) {
            sendTable(file);
        }
        publisher.endOfInput(files.names());
    }

    /** How many records were sent, damaged ones among them. */
    long records() {
        return records;
    }

    private void sendCategories(PublishedFile named) throws IOException, InterruptedException {
        InputFile file = named.file();
        byte[] json = file.content(CATEGORY_BYTES);
        publisher.category(named.name(), json);
        bytesOfWholeFiles += file.bytes();
    }

    private void sendTable(PublishedFile named)
            throws IOException, UserException, InterruptedException {
        InputFile file = named.file();
        try (CsvPieces pieces = CsvPieces.open(file.path(), maxRecordBytes)) {
            Parts parts = new Parts(named.name(), pieces.header());
            for (CsvPieces.Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                if (piece.isCut()) {
                    warnings.accept(
                            "%s: the record at byte %d is longer than %d bytes; the job will"
                                            .formatted(
                                                    FileUri.shown(file.path()),
                                                    piece.offset(),
                                                    maxRecordBytes)
                                    + " reject it, and gets its beginning only");
                }
                parts.add(piece);
                records++;
                progress.show(
                        bytesOfWholeFiles + pieces.storedBytes(),
                        publisher.confirmed() + " messages confirmed");
            }
            parts.end();
            if (pieces.damage() != null) {
                warnings.accept(
                        "%s: %s; the records before that were sent"
                                .formatted(FileUri.shown(file.path()), pieces.damage()));
            }
        } catch (CsvException e) {
            throw UserException.badData(FileUri.shown(file.path()) + ": " + e.getMessage(), e);
        }
        bytesOfWholeFiles += file.bytes();
    }

    /** The parts of one file. */
    private final class Parts {
        private final String file;
        private final byte[] header;
        private final ByteArrayOutputStream part = new ByteArrayOutputStream();
        private int recordsOfPart;
        private int count;

        Parts(String file, byte[] header) {
            this.file = file;
            this.header = header;
        }

        void add(CsvPieces.Piece piece) throws BrokerException, InterruptedException {
            byte[] bytes = piece.bytes();
            if (piece.isDamaged() || part.size() + bytes.length > PART_BYTES) {
                send();
            }
            if (recordsOfPart == 0) {
                part.writeBytes(header);
            }
            part.writeBytes(bytes);
            recordsOfPart++;
            if (piece.isDamaged() || recordsOfPart == partRows) {
                send();
            }
        }

        void end() throws BrokerException, InterruptedException {
            send();
            publisher.endOfFile(file, count);
        }

        private void send() throws BrokerException, InterruptedException {
            if (recordsOfPart > 0) {
                publisher.part(file, count, part.toByteArray());
                part.reset();
                recordsOfPart = 0;
                count++;
            }
        }
    }
}

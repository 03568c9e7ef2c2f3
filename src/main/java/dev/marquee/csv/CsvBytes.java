package dev.marquee.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads a CSV that is in memory, header and records, as {@link CsvFormat} reads one in a file. */
public final class CsvBytes {
    private static final int ENOUGH_FOR_A_HEADER = 4 * 1024;

    private final String name;
    private final byte[] csv;
    private final int maxRecordBytes;

    /**
     * @param name the name of the CSV in rejections
     * @param csv header and records; not copied
     * @param maxRecordBytes longer records are rejected
     */
    public CsvBytes(String name, byte[] csv, int maxRecordBytes) {
        this.name = name;
        this.csv = csv;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Returns the header.
     *
     * @throws CsvException if the CSV is empty, or its first record cannot be a header
     */
    public CsvHeader header() throws CsvException {
        try (CsvFile file = open(Math.min(csv.length + 1, ENOUGH_FOR_A_HEADER))) {
            return file.readHeader();
        } catch (IOException e) {
            throw cannotBe(e);
        }
    }

    /**
     * Reads all batches and rejections, then the end.
     *
     * @param table how to read the records
     * @param file the name of the file that the records belong to
     * @param reads receives them
     * @throws CsvException if the header cannot be used
     */
    public <B extends RowBatch> void read(CsvTable<B> table, String file, Consumer<Read<B>> reads)
            throws CsvException {
        // One byte more than the CSV has, so that the first read finds the end.
        try (CsvFile opened = open(csv.length + 1)) {
            BatchBuilder<B> builder = table.bind(file, opened.readHeader());
            ReadBytes bytes = new ReadBytes(0);
            BatchReader<B> batches = new BatchReader<>(opened, opened.records(), builder, bytes);
            for (Read<B> read = batches.next(); read != null; read = batches.next()) {
                reads.accept(read);
            }
            reads.accept(Read.endOfSplit(name, csv.length, bytes.upTo(csv.length)));
        } catch (IOException e) {
            throw cannotBe(e);
        }
    }

    private CsvFile open(int window) {
        return CsvFile.of(CsvStream.inMemory(name, csv), maxRecordBytes, window);
    }

    private static UncheckedIOException cannotBe(IOException e) {
        return new UncheckedIOException("memory can always be read", e);
    }
}

package dev.marquee.files;

import dev.marquee.flink.CustomSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes the elements of a batch job into one file for each subtask, exactly once, whatever fails.
 * A single subtask without elements writes no file.
 *
 * <p>A batch job has no checkpoints. When Flink repeats a task it also repeats the tasks after it,
 * among them sinks that have committed their files; after the death of the JobManager it repeats
 * all tasks. Flink's own {@code FileSink} gives each attempt a file name of its own, so the files
 * of a repeated attempt would be added to the earlier ones. Here every attempt of a subtask writes
 * the same file, and its commit replaces that of an earlier attempt: on a local file system by an
 * atomic rename, on an object store by a complete upload.
 *
 * <p>With several subtasks, an element must reach the same subtask in every attempt: then also an
 * attempt that was believed dead, and commits late, does no harm.
 *
 * @param <T> the type of the elements
 */
final class BatchFileSink<T> implements CustomSink<T>, SupportsCommitter<CommitRecoverable> {
    private static final long serialVersionUID = 1L;

    private final Path folder;
    private final String prefix;
    private final String suffix;
    private final Encoder<T> encoder;

    /** The file of a subtask is {@code <prefix>-<index of the subtask><suffix>}. */
    BatchFileSink(Path folder, String prefix, String suffix, Encoder<T> encoder) {
        this.folder = folder;
        this.prefix = prefix;
        this.suffix = suffix;
        this.encoder = encoder;
    }

    @Override
    public Writer<T> createWriter(WriterInitContext context) throws IOException {
        TaskInfo task = context.getTaskInfo();
        Path file = new Path(folder, prefix + "-" + task.getIndexOfThisSubtask() + suffix);
        Writer<T> writer = new Writer<>(file, encoder, files());
        if (task.getNumberOfParallelSubtasks() > 1) {
            // An earlier attempt may have written elements here: even an empty file replaces them.
            writer.open();
        }
        return writer;
    }

    @Override
    public Committer<CommitRecoverable> createCommitter(CommitterInitContext context)
            throws IOException {
        return new Commit(files());
    }

    @Override
    public SimpleVersionedSerializer<CommitRecoverable> getCommittableSerializer() {
        try {
            return files().getCommitRecoverableSerializer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecoverableWriter files() throws IOException {
        return FileUri.fileSystem(folder).createRecoverableWriter();
    }

    private static final class Writer<T> implements CommittingSinkWriter<T, CommitRecoverable> {
        private final Path file;
        private final Encoder<T> encoder;
        private final RecoverableWriter files;
        @Nullable private RecoverableFsDataOutputStream out;
        @Nullable private OutputStream buffered;

        Writer(Path file, Encoder<T> encoder, RecoverableWriter files) {
            this.file = file;
            this.encoder = encoder;
            this.files = files;
        }

        @Override
        public void write(T element, Context context) throws IOException {
            if (out == null) {
                open();
            }
            encoder.encode(element, buffered);
        }

        private void open() throws IOException {
            out = files.open(file);
            buffered = new BufferedOutputStream(out);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (buffered != null) {
                buffered.flush();
            }
        }

        /** Flink calls this once, at the end of the input: a batch job has no checkpoints. */
        @Override
        public Collection<CommitRecoverable> prepareCommit() throws IOException {
            if (out == null) {
                return List.of();
            }
            CommitRecoverable complete = out.closeForCommit().getRecoverable();
            out = null;
            return List.of(complete);
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }
    }

    private record Commit(RecoverableWriter files) implements Committer<CommitRecoverable> {
        @Override
        public void commit(Collection<CommitRequest<CommitRecoverable>> requests)
                throws IOException {
            for (CommitRequest<CommitRecoverable> request : requests) {
                // If the file is committed already, this does nothing.
                files.recoverForCommit(request.getCommittable()).commitAfterRecovery();
            }
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}

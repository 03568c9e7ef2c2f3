package dev.marquee.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Applies a function to each of many files, to several at once. */
public final class EachFile {
    /** More than the number of cores: on most file systems a thread waits for each file. */
    private static final int THREADS = Math.max(8, Runtime.getRuntime().availableProcessors());

    /** The number of files of a task: bounds the cost of tasks for many small files. */
    private static final int FILES_OF_A_TASK = 16;

    private EachFile() {}

    /**
     * Returns the results in the order of the files.
     *
     * @param function thread-safe
     */
    public static <F, R> List<R> inParallel(List<F> files, Function<F, R> function) {
        if (files.size() <= 1) {
            return files.stream().map(function).toList();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(THREADS, files.size()),
                        task -> {
                            Thread thread = new Thread(task, "look-at-files");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            int perTask = files.size() < THREADS * FILES_OF_A_TASK ? 1 : FILES_OF_A_TASK;
            List<Future<List<R>>> tasks = new ArrayList<>();
            for (int from = 0; from < files.size(); from += perTask) {
                List<F> some = files.subList(from, Math.min(from + perTask, files.size()));
                tasks.add(threads.submit(() -> some.stream().map(function).toList()));
            }
            List<R> results = new ArrayList<>(files.size());
            for (Future<List<R>> task : tasks) {
                results.addAll(task.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were looked at", e);
        } finally {
            threads.shutdownNow();
        }
    }
}

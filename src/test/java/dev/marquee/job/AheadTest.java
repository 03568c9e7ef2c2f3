package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AheadTest {
    @Test
    void whatWasBegunAheadIsMadeOnceInItsOwnThread() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Ahead<String> ahead =
                new Ahead<>(
                        () -> {
                            made.incrementAndGet();
                            return Thread.currentThread().getName();
                        });
        CountDownLatch begun = new CountDownLatch(1);
        Ahead<String> waited =
                new Ahead<>(
                        () -> {
                            begun.countDown();
                            return ahead.get();
                        });

        waited.begin("maker");
        begun.await();

        assertThat(waited.get()).isEqualTo("maker");
        assertThat(ahead.get()).isEqualTo("maker");
        assertThat(made).hasValue(1);
    }

    @Test
    void whatWasNotBegunIsMadeWhenItIsNeeded() throws Exception {
        Ahead<Thread> ahead = new Ahead<>(Thread::currentThread);

        assertThat(ahead.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void itsThreadKeepsNoProcessAlive() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Ahead<Boolean> ahead =
                new Ahead<>(
                        () -> {
                            begun.countDown();
                            return Thread.currentThread().isDaemon();
                        });

        ahead.begin("maker");
        begun.await();

        assertThat(ahead.get()).isTrue();
    }

    @Test
    void aFailureAheadIsThrownWhereItIsNeeded() {
        Ahead<String> ahead =
                new Ahead<>(
                        () -> {
                            throw new IOException("no port");
                        });
        ahead.begin("maker");

        assertThatThrownBy(ahead::get).isExactlyInstanceOf(IOException.class).hasMessage("no port");
    }
}

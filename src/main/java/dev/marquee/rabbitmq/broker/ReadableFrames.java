package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.WriteListener;
import com.rabbitmq.client.impl.AMQConnection;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.FrameHandler;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The frames of a connection, all of which the client can read.
 *
 * <p>A broker accepts messages whose properties the client cannot read, for example with headers in
 * more than 32 levels. The client closes the connection then, the broker delivers the message
 * again, and so on without end: one small message would stop every job that reads the queue. Here
 * such properties are replaced by one header, {@link MessageFormat#UNREADABLE_PROPERTIES}, which
 * says why; the body stays.
 */
final class ReadableFrames implements FrameHandler {
    /** Class, weight and size of the body. */
    private static final int OFFSET_OF_BODY_SIZE = 4;

    private final FrameHandler frames;

    ReadableFrames(FrameHandler frames) {
        this.frames = frames;
    }

    @Override
    @Nullable public Frame readFrame() throws IOException {
        Frame frame = frames.readFrame();
        if (frame == null || frame.getType() != AMQP.FRAME_HEADER) {
            return frame;
        }
        try (DataInputStream in = frame.getInputStream()) {
            AMQImpl.readContentHeaderFrom(in);
            return frame;
        } catch (IOException | RuntimeException e) {
            return withoutProperties(frame, String.valueOf(e.getMessage()));
        }
    }

    private static Frame withoutProperties(Frame frame, String why) throws IOException {
        long bodySize;
        try (DataInputStream in = frame.getInputStream()) {
            in.skipNBytes(OFFSET_OF_BODY_SIZE);
            bodySize = in.readLong();
        }
        byte[] payload =
                new AMQP.BasicProperties.Builder()
                        .headers(Map.of(MessageFormat.UNREADABLE_PROPERTIES, why))
                        .build()
                        .toFrame(frame.getChannel(), bodySize)
                        .getPayload();
        return new Frame(AMQP.FRAME_HEADER, frame.getChannel(), payload);
    }

    @Override
    public boolean internalHearbeat() {
        return frames.internalHearbeat();
    }

    @Override
    public void setTimeout(int millis) throws SocketException {
        frames.setTimeout(millis);
    }

    @Override
    public int getTimeout() throws SocketException {
        return frames.getTimeout();
    }

    @Override
    public void sendHeader() throws IOException {
        frames.sendHeader();
    }

    @Override
    public void initialize(AMQConnection connection) {
        frames.initialize(connection);
    }

    @Override
    public void startProcessing() {
        frames.startProcessing();
    }

    @Override
    public void finishConnectionNegotiation() {
        frames.finishConnectionNegotiation();
    }

    @Override
    public void setFrameMax(int bytes) {
        frames.setFrameMax(bytes);
    }

    @Override
    public void writeFrame(Frame frame) throws IOException {
        frames.writeFrame(frame);
    }

    @Override
    public void flush(@Nullable WriteListener listener) throws IOException {
        frames.flush(listener);
    }

    @Override
    public void close() {
        frames.close();
    }

    @Override
    public InetAddress getLocalAddress() {
        return frames.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return frames.getLocalPort();
    }

    @Override
    public InetAddress getAddress() {
        return frames.getAddress();
    }

    @Override
    public int getPort() {
        return frames.getPort();
    }
}

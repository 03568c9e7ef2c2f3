package dev.marquee.webui;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelDuplexHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPromise;
import org.apache.flink.shaded.netty4.io.netty.channel.socket.DuplexChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderValues;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaders;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.QueryStringDecoder;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/** Applies a {@link RequestRule} to the requests of one connection, before their bodies arrive. */
final class RequestGate extends ChannelDuplexHandler {
    /** A client that has not closed the connection after this time is cut off. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final RequestRule rule;
    private boolean isClosing;

    RequestGate(RequestRule rule) {
        this.rule = rule;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!isClosing && message instanceof HttpRequest request) {
            Optional<String> refusal = refusal(request);
            if (refusal.isPresent()) {
                refuse(context, refusal.get());
            }
        }
        if (isClosing) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private Optional<String> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure() || !request.uri().startsWith("/")) {
            return Optional.of("the request is malformed");
        }
        String path;
        try {
            path = new QueryStringDecoder(request.uri()).path();
        } catch (IllegalArgumentException e) {
            return Optional.of("the request's path is malformed");
        }
        HttpHeaders headers = request.headers();
        return rule.refusal(
                new RequestRule.Request(
                        request.method().name(),
                        path,
                        headers.getAll(HttpHeaderNames.HOST),
                        headers.getAll(HttpHeaderNames.ORIGIN),
                        headers.get("Sec-Fetch-Site", ""),
                        headers.get("Sec-Fetch-Mode", ""),
                        headers.get("Sec-Fetch-Dest", "")));
    }

    /**
     * Answers before the rest of the request has arrived. To close the connection at once would
     * reset it, and the client might lose the answer. So this ends its own direction only, and
     * drops what arrives until the client closes the other one (RFC 9112, section 9.6).
     */
    private void refuse(ChannelHandlerContext context, String reason) {
        isClosing = true;
        ByteBuf body = Unpooled.copiedBuffer("refused: " + reason + "\n", StandardCharsets.UTF_8);
        HttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        keepFromForeignPages(response.headers());
        var unused = context.writeAndFlush(response).addListener(answered -> linger(context));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The connection ends, whatever fails.
    private static void linger(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel connection) {
            connection.shutdownOutput();
            Runnable close = context::close;
            context.executor().schedule(close, LINGER.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            context.close();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            keepFromForeignPages(response.headers());
        }
        // The promise reports the outcome.
        var unused = context.write(message, promise);
    }

    /** Adds headers so that no foreign page can read a response or show it in a frame. */
    private static void keepFromForeignPages(HttpHeaders headers) {
        headers.remove(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
                .set("X-Content-Type-Options", "nosniff");
    }
}

package dev.marquee.webui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPipeline;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.apache.flink.util.ConfigurationException;

/**
 * Puts a {@link RequestGate} into each connection of Flink's web UI, if the configuration has
 * {@value #KEY}: {@value #READ_ONLY} refuses requests of foreign web pages and all requests that
 * are not reads, {@value #SAME_ORIGIN} only the former.
 */
public final class WebUiGuard implements InboundChannelHandlerFactory {
    /**
     * The key of the option. A compile-time constant, so that its users need not load this class.
     */
    public static final String KEY = "marquee.web-ui.guard";

    /** The web UI only shows jobs; submitting, cancelling and all other changes are refused. */
    public static final String READ_ONLY = "read-only";

    /** Flink's command line may do everything; web pages other than the web UI may do nothing. */
    public static final String SAME_ORIGIN = "same-origin";

    private static final ConfigOption<String> OPTION =
            ConfigOptions.key(KEY).stringType().noDefaultValue();

    @Override
    public int priority() {
        return 0;
    }

    /**
     * Creates the handler of one connection.
     *
     * @throws ConfigurationException if the option has another value
     */
    @Override
    public Optional<ChannelHandler> createHandler(
            Configuration configuration, Map<String, String> responseHeaders)
            throws ConfigurationException {
        Optional<String> guard = configuration.getOptional(OPTION);
        if (guard.isEmpty()) {
            return Optional.empty();
        }
        boolean readOnly = guard.get().equals(READ_ONLY);
        if (!readOnly && !guard.get().equals(SAME_ORIGIN)) {
            throw new ConfigurationException(
                    "%s: '%s' is neither %s nor %s"
                            .formatted(KEY, guard.get(), READ_ONLY, SAME_ORIGIN));
        }
        Set<String> hosts =
                configuration
                        .getOptional(RestOptions.ADDRESS)
                        .map(address -> Set.of(address.toLowerCase(Locale.ROOT)))
                        .orElse(Set.of());
        return Optional.of(new Placement(new RequestRule(hosts, readOnly)));
    }

    /**
     * Puts the gate into the pipeline at the place where a request is complete except for its body.
     * Flink would put it after the handlers that collect the body, which may be large, and that
     * write uploads to a disk.
     */
    private static final class Placement extends ChannelInboundHandlerAdapter {
        private final RequestRule rule;

        Placement(RequestRule rule) {
            this.rule = rule;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            String codec = pipeline.context(HttpServerCodec.class).name();
            pipeline.addAfter(codec, "marquee-web-ui-guard", new RequestGate(rule));
            pipeline.remove(this);
        }
    }
}

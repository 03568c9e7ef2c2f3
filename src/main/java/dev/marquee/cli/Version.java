package dev.marquee.cli;

import java.util.Optional;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** The lines of {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String marquee =
                Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("(not from a jar)");
        return new String[] {
            "marquee " + marquee,
            "Flink " + EnvironmentInformation.getVersion(),
            "Java " + Runtime.version()
        };
    }
}

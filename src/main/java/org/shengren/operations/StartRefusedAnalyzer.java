package org.shengren.operations;

import java.io.IOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.shengren.operations.StartRefused.Reason;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Finds, in what went wrong at the start, what whoever starts it can mend. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedAnalyzer implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StartRefused refused -> {
          return analysis(refused);
        }
        case PortInUseException taken -> {
          return analysis(portTaken(taken));
        }
        default -> {}
      }
    }
    return null;
  }

  private static FailureAnalysis analysis(StartRefused refused) {
    return new FailureAnalysis(
        String.join("\n", refused.description()), String.join("\n", refused.action()), refused);
  }

  private static StartRefused portTaken(PortInUseException taken) {
    return new StartRefused(
        Reason.PORT_TAKEN,
        taken,
        Integer.toString(taken.getPort()),
        Integer.toString(freePortAfter(taken.getPort())));
  }

  private static int freePortAfter(int taken) {
    for (int port = taken + 1; port < Math.min(taken + 100, 65_536); port++) {
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException _) {
        // taken as well: try the next one
      }
    }
    return taken + 100;
  }
}

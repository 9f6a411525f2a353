package org.shengren.exchange;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A file between its check and its confirmation. */
public record ImportId(UUID value) implements Identifier {}

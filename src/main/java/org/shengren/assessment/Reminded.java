package org.shengren.assessment;

/**
 * What became of a reminder.
 *
 * @param told people who were reminded
 * @param already people who had been reminded today
 */
public record Reminded(int told, int already) {}

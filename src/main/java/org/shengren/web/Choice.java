package org.shengren.web;

/**
 * One option of a choice in a form, for {@code web/fragments/field}.
 *
 * @param value what is sent
 * @param label what is read, in the reader's language
 */
public record Choice(String value, String label) {}

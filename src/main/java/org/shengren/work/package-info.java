/**
 * Long work a person can watch, leave, find again and cancel; and jobs that recur every day.
 *
 * <p><b>Long work.</b> A module implements {@link LongWork} as a component and has a person begin
 * it, in the transaction of whatever the page does:
 *
 * <pre>{@code
 * var work = works.begin(viewer, "report-archive", Map.of("unit", unit.toString()), title);
 * return "redirect:/work/" + work.value();
 * }</pre>
 *
 * {@code run} is called in the background, with the tenant bound and <em>outside</em> a
 * transaction, so that each step has its own. It says {@code progress.total(n)} once and {@code
 * progress.done(i)} after each step, which also ends it (by an exception that is to be let through)
 * when the person has cancelled or the process stops. After a kill it is called again, with {@code
 * progress.done()} steps behind it and what it left in {@code progress.folder()}: steps that are
 * done are not done twice. A {@code Refusal} reaches the person as its sentence; anything else is
 * logged and told as a fault. When it is over, {@link WorkFinished} is published in the transaction
 * that says so; module notification tells the person.
 *
 * <p><b>Recurring jobs.</b> A component that implements {@link RecurringJob} runs once a day for
 * each tenant, at its hour in the tenant's zone, later that day if the process was off; a tenant in
 * which it throws stops no other.
 *
 * <p>Tests call {@code run} themselves: nothing runs in the background of a test unless it starts
 * {@link Background}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web"})
@NullMarked
package org.shengren.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

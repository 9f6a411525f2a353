package org.shengren.administration;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole number in a range, ends included; one sentence for whatever else was sent, or nothing.
 */
@NotNull
@Min(0)
@Max(0)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface Within {
  @OverridesAttribute(constraint = Min.class, name = "value")
  long from();

  @OverridesAttribute(constraint = Max.class, name = "value")
  long to();

  String message();

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}

package org.shengren.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.validation.AbstractPropertyBindingResult;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.DataBinder;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;

/**
 * Forms are records. Where one field of a record cannot be read, the framework keeps the errors
 * apart from the record, and a page that then refuses another field would break: here it may.
 */
@Component
class FormBinding implements WebMvcRegistrations {
  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new RequestMappingHandlerAdapter() {
      @Override
      protected InitBinderDataBinderFactory createDataBinderFactory(
          List<InvocableHandlerMethod> binders) {
        return new Binders(binders, Objects.requireNonNull(getWebBindingInitializer()));
      }
    };
  }

  private static final class Binders extends ServletRequestDataBinderFactory {
    Binders(List<InvocableHandlerMethod> binders, WebBindingInitializer initializer) {
      super(binders, initializer);
    }

    @Override
    protected ServletRequestDataBinder createBinderInstance(
        @Nullable Object target, String name, NativeWebRequest request) {
      return new Binder(target, name);
    }
  }

  private static final class Binder extends ServletRequestDataBinder {
    Binder(@Nullable Object target, String name) {
      super(target, name);
    }

    @Override
    protected AbstractPropertyBindingResult createBeanPropertyBindingResult() {
      var answers =
          new Answers(this, getObjectName(), isAutoGrowNestedPaths(), getAutoGrowCollectionLimit());
      var conversion = getConversionService();
      if (conversion != null) {
        answers.initConversion(conversion);
      }
      return answers;
    }
  }

  private static final class Answers extends BeanPropertyBindingResult {
    private static final long serialVersionUID = 1;

    // Read while the request lasts; nothing writes errors of a form anywhere.
    private final transient DataBinder binder;

    Answers(DataBinder binder, String name, boolean grow, int limit) {
      super(binder.getTarget(), name, grow, limit);
      this.binder = binder;
    }

    /** The page shows what could be read. */
    @Override
    public Map<String, Object> getModel() {
      var model = super.getModel();
      var read = binder.getTarget();
      if (getTarget() == null && read != null) {
        model.put(getObjectName(), read);
      }
      return model;
    }

    @Override
    protected @Nullable Object getActualFieldValue(String field) {
      return getTarget() == null ? getFieldValue(field) : super.getActualFieldValue(field);
    }
  }
}

package org.shengren.organization;

import java.util.List;
import java.util.TreeMap;
import org.shengren.kernel.Text;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The lists of a position in their columns; texts stand there as everywhere: by language. */
@Component
class PositionColumns {
  private final JsonMapper json;

  PositionColumns(JsonMapper json) {
    this.json =
        json.rebuild()
            .addModule(
                new SimpleModule("texts")
                    .addSerializer(Text.class, new WriteText())
                    .addDeserializer(Text.class, new ReadText()))
            .build();
  }

  String write(List<?> list) {
    return json.writeValueAsString(list);
  }

  <T> List<T> read(String column, Class<T> type) {
    return json.readValue(column, json.getTypeFactory().constructCollectionType(List.class, type));
  }

  private static final class WriteText extends StdSerializer<Text> {
    WriteText() {
      super(Text.class);
    }

    @Override
    public void serialize(Text text, JsonGenerator out, SerializationContext context) {
      out.writePOJO(text.byLanguage());
    }
  }

  private static final class ReadText extends StdDeserializer<Text> {
    private static final TypeReference<TreeMap<String, String>> BY_LANGUAGE =
        new TypeReference<>() {};

    ReadText() {
      super(Text.class);
    }

    @Override
    public Text deserialize(JsonParser in, DeserializationContext context) {
      TreeMap<String, String> byLanguage = in.readValueAs(BY_LANGUAGE);
      return new Text(byLanguage);
    }
  }
}

package org.shengren.development;

import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Text;

/**
 * Something to practise on the job, as the product ships it.
 *
 * @param code unique in the library, such as {@code MI-2-a}
 * @param model code of the model whose competency it serves
 * @param level the level that it helps to reach; empty for a general competency
 * @param behaviours codes of the behaviours that it makes visible, the first one foremost
 * @param weeks how long it takes, 2-8
 * @param title a few words
 * @param practice what to do
 * @param company with whom
 * @param sign how one sees that it worked
 */
public record Action(
    String code,
    String model,
    String competency,
    Optional<Integer> level,
    List<String> behaviours,
    int weeks,
    Text title,
    Text practice,
    Text company,
    Text sign) {
  public Action {
    behaviours = List.copyOf(behaviours);
  }
}

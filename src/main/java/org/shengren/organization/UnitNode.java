package org.shengren.organization;

import java.util.List;
import java.util.stream.Stream;
import org.shengren.kernel.Text;

/**
 * A unit with those below it.
 *
 * @param depth 0 for a root
 * @param people who work in this unit itself today
 */
public record UnitNode(
    OrgUnitId id,
    String code,
    Text name,
    int depth,
    int people,
    boolean closed,
    List<UnitNode> children) {
  public UnitNode {
    children = List.copyOf(children);
  }

  /** Who work in this unit and below it today. */
  public int peopleWithBelow() {
    return people + children.stream().mapToInt(UnitNode::peopleWithBelow).sum();
  }

  /** This unit and all below it, each before its own. */
  public Stream<UnitNode> withBelow() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(UnitNode::withBelow));
  }
}

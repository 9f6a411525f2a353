package org.shengren.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.shengren.Visitor;

/**
 * Raters who save one answer after the other without a pause, all at once; beside it the bare
 * database commits as many rows over as many connections as the product has.
 */
final class Saving {
  private static final int CONNECTIONS = 10;

  private record Rater(String number, UUID assignment, List<UUID> items) {}

  private final Product product;

  Saving(Product product) {
    this.product = product;
  }

  void measure(int raters) throws Exception {
    var all = invite(raters);
    var visitors = new ArrayList<Visitor>();
    for (var rater : all) {
      var visitor = product.visitor(rater.number());
      visitor.send("POST", "/assignments/" + rater.assignment() + "/start", "", true);
      visitors.add(visitor);
    }
    var times = new ConcurrentLinkedQueue<Double>();
    var refused = new AtomicInteger();
    var from = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var at = 0; at < all.size(); at++) {
        var rater = all.get(at);
        var visitor = visitors.get(at);
        threads.submit(
            () -> {
              for (var item : rater.items()) {
                var sent = System.nanoTime();
                var answer =
                    visitor.send(
                        "PUT",
                        "/assignments/%s/ratings/%s".formatted(rater.assignment(), item),
                        "{\"answer\":\"%d\",\"sequence\":0}".formatted(answer(rater, item)),
                        true);
                times.add((System.nanoTime() - sent) / 1e6);
                if (answer.statusCode() / 100 != 2) {
                  refused.incrementAndGet();
                }
              }
            });
      }
    }
    var seconds = (System.nanoTime() - from) / 1e9;
    var sorted = times.stream().sorted().toList();
    var lost = lost(all);
    var bare = bare(sorted.size());
    System.out.printf(
        "%d raters, %,d answers: %,.0f a second, median %.0f ms, p99 %.0f ms, refused %d, lost %d."
            + " Bare commits of a row over %d connections: %,.0f a second, %.1f times as many.%n",
        raters,
        sorted.size(),
        sorted.size() / seconds,
        Benchmarks.percentile(sorted, 0.5),
        Benchmarks.percentile(sorted, 0.99),
        refused.get(),
        lost,
        CONNECTIONS,
        bare,
        bare / (sorted.size() / seconds));
    if (lost > 0) {
      throw new IllegalStateException("answers were lost");
    }
  }

  /** An answer that can be found again without keeping a list of what was sent. */
  private static int answer(Rater rater, UUID item) {
    return Math.floorMod(rater.assignment().hashCode() * 31 + item.hashCode(), 5) + 1;
  }

  private long lost(List<Rater> raters) throws SQLException {
    var lost = 0L;
    try (var open = product.asApplication();
        var ask =
            open.prepareStatement(
                "select indicator_id, answer from assessment.rating where assignment_id = ?")) {
      for (var rater : raters) {
        var kept = new HashMap<UUID, Integer>();
        ask.setObject(1, rater.assignment());
        try (var rows = ask.executeQuery()) {
          while (rows.next()) {
            kept.put(rows.getObject(1, UUID.class), rows.getInt(2));
          }
        }
        for (var item : rater.items()) {
          if (!Integer.valueOf(answer(rater, item)).equals(kept.get(item))) {
            lost++;
          }
        }
      }
    }
    return lost;
  }

  /** A self-assessment for each of so many of the imported people, in the running campaign. */
  private List<Rater> invite(int raters) throws SQLException {
    try (var open = product.asOwnerInDemo()) {
      LargeCompany.execute(
          open,
          """
          create temporary table copied on commit drop as
          select t.participant_id as template, q.id as person_id
            from (select a.participant_id from assessment.assignment a
                    join assessment.participant p
                      on p.tenant_id = a.tenant_id and p.id = a.participant_id
                    join assessment.campaign c
                      on c.tenant_id = p.tenant_id and c.id = p.campaign_id
                   where a.relationship = 'SELF' and a.state in ('INVITED', 'STARTED')
                     and c.state = 'COLLECTION' and p.state = 'RATING'
                   order by a.participant_id limit 1) t,
                 (select p.id from organization.person p where p.number like 'L%%'
                   order by p.number limit %d) q"""
              .formatted(raters));
      var id = "md5(%s::text || k.person_id::text)::uuid";
      LargeCompany.clone(
          open,
          "assessment.participant",
          "x.id = k.template",
          "",
          Map.of("id", id.formatted("x.id"), "person_id", "k.person_id"));
      LargeCompany.clone(
          open,
          "assessment.assignment",
          "x.participant_id = k.template and x.relationship = 'SELF'",
          "",
          Map.of(
              "id", id.formatted("x.id"),
              "participant_id", id.formatted("x.participant_id"),
              "rater_id", "k.person_id",
              "state", "'INVITED'",
              "started_at", "null::timestamptz"));
      LargeCompany.clone(
          open,
          "assessment.item",
          "a.participant_id = k.template and a.relationship = 'SELF'",
          "join assessment.assignment a on a.tenant_id = x.tenant_id and a.id = x.assignment_id",
          Map.of("assignment_id", id.formatted("x.assignment_id")));
      // Everybody signs in by their number with the password of the demo.
      LargeCompany.clone(
          open,
          "identity.account",
          "x.person_id = (select p.id from organization.person p where p.number = 'YL1007')",
          "",
          Map.of("id", id.formatted("x.id"), "person_id", "k.person_id"));
      var found = new ArrayList<Rater>();
      try (var ask = open.createStatement();
          var rows =
              ask.executeQuery(
                  """
                  select p.number, a.id, array_agg(i.indicator_id order by i.ordinal)
                    from copied k
                    join organization.person p on p.id = k.person_id
                    join assessment.participant t on t.person_id = k.person_id
                     and t.id = md5(k.template::text || k.person_id::text)::uuid
                    join assessment.assignment a on a.participant_id = t.id
                    join assessment.item i on i.assignment_id = a.id
                   group by p.number, a.id""")) {
        while (rows.next()) {
          found.add(
              new Rater(
                  rows.getString(1),
                  rows.getObject(2, UUID.class),
                  List.of((UUID[]) rows.getArray(3).getArray())));
        }
      }
      open.commit();
      return found;
    }
  }

  private double bare(int rows) throws Exception {
    try (var owner = product.asOwner();
        var make = owner.createStatement()) {
      make.execute(
          "create table public.bare (tenant_id uuid, assignment_id uuid, indicator_id uuid,"
              + " answer smallint, saved_at timestamptz, primary key (tenant_id, assignment_id,"
              + " indicator_id))");
      var ready = new CountDownLatch(CONNECTIONS);
      var from = new long[1];
      try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
        for (var at = 0; at < CONNECTIONS; at++) {
          threads.submit(
              () -> {
                try (var open = product.asOwner();
                    var insert =
                        open.prepareStatement(
                            "insert into public.bare values (?, ?, ?, 3, now())")) {
                  ready.countDown();
                  ready.await();
                  for (var row = 0; row < rows / CONNECTIONS; row++) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setObject(2, UUID.randomUUID());
                    insert.setObject(3, UUID.randomUUID());
                    insert.executeUpdate();
                  }
                }
                return null;
              });
        }
        ready.await();
        from[0] = System.nanoTime();
      }
      var seconds = (System.nanoTime() - from[0]) / 1e9;
      make.execute("drop table public.bare");
      return rows / CONNECTIONS * CONNECTIONS / seconds;
    }
  }
}

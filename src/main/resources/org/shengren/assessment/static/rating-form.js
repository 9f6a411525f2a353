/*
 * The rating form: each answer is kept on this device first, then sent, and taken off the device only when the
 * server has confirmed it. What could not be sent is sent when the line is back, on the next visit, or after
 * signing in again. All competencies are on the page, one of them shown, so that rating goes on without a line.
 */
(() => {
  "use strict";

  const root = document.getElementById("rating-form");
  if (!root) return;
  const said = root.dataset;
  const base = `/assignments/${said.assignment}`;
  const slot = `shengren.rating.${said.assignment}`;
  const draftSlot = (code) => `shengren.story.${said.assignment}.${code}`;
  const savedLine = document.getElementById("saved");
  const progress = root.querySelector("progress");
  const sections = [...root.querySelectorAll("[data-section]")];
  const items = [...root.querySelectorAll("[data-indicator]")];
  const itemOf = new Map(items.map((item) => [item.dataset.indicator, item]));
  const fill = (text, ...values) => values.reduce((all, value, i) => all.replaceAll(`{${i}}`, value), text);

  /* What is not yet confirmed: behaviour -> { answer, seen, sent: [answers that may have arrived] }. ------------ */

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(slot)) || {};
    } catch {
      return memory;
    }
  };
  let memory = {};
  const write = (pending) => {
    memory = pending;
    try {
      if (Object.keys(pending).length === 0) localStorage.removeItem(slot);
      else localStorage.setItem(slot, JSON.stringify(pending));
    } catch {
      /* No storage here: the answers live as long as the page. */
    }
  };
  const change = (work) => {
    const pending = read();
    const result = work(pending);
    write(pending);
    return result;
  };
  const count = () => Object.keys(read()).length;

  /* What the form says. --------------------------------------------------------------------------------------- */

  const clock = (iso) => {
    const at = new Date(iso);
    return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  };
  const say = (state, text, action) => {
    savedLine.className = `saved ${state}`;
    savedLine.replaceChildren(document.createTextNode(text));
    if (action) {
      savedLine.append(" ", action);
    }
  };
  const retryButton = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = said.sayRetry;
    button.addEventListener("click", () => flush(true));
    return button;
  };
  const sayOffline = () => say("offline", fill(said.sayOffline, count()));
  const sayFailed = (reason) => say("failed", fill(said.sayFailed, reason), retryButton());
  const saySignIn = () => {
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = said.saySignInLink;
    say("failed", fill(said.saySignIn, count()), link);
  };

  const answerOf = (item) => item.querySelector("input[type=radio]:checked")?.value;
  const tally = () => {
    const answered = items.filter(answerOf).length;
    const minutes = Math.ceil(((items.length - answered) * 12) / 60);
    progress.value = answered;
    progress.setAttribute("aria-label", fill(said.sayProgress, answered, items.length));
    for (const place of root.querySelectorAll("[data-left]")) {
      place.textContent = answered === items.length ? said.sayNothingLeft : fill(said.sayLeft, minutes);
    }
  };
  const mark = (item, answer) => {
    for (const radio of item.querySelectorAll("input[type=radio]")) radio.checked = radio.value === answer;
  };

  /* Sending. One at a time, in the order of the form; a repeat does no harm. ------------------------------------ */

  let running = null;
  let again = 0;
  let timer;
  const later = () => {
    clearTimeout(timer);
    again = Math.min(again ? again * 2 : 2, 30);
    timer = setTimeout(() => flush(false), again * 1000);
  };

  const send = async (indicator) => {
    const entry = change((pending) => {
      const one = pending[indicator];
      if (!one.sent.includes(one.answer)) one.sent.push(one.answer);
      return { ...one };
    });
    let answer;
    try {
      answer = await fetch(`${base}/ratings/${indicator}`, {
        method: "PUT",
        keepalive: true,
        redirect: "manual",
        credentials: "same-origin",
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          [said.csrfHeader]: said.csrfToken,
        },
        body: JSON.stringify({ answer: entry.answer, sequence: entry.seen }),
        signal: AbortSignal.timeout(15000),
      });
    } catch {
      sayOffline();
      later();
      return false;
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      saySignIn();
      return false;
    }
    if (answer.status >= 500) {
      sayFailed(said.sayServer);
      later();
      return false;
    }
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      kept(indicator, entry.answer, body);
      return true;
    }
    if (body.conflict) {
      const mine = body.sequence === entry.seen + 1 && entry.sent.includes(body.answer);
      if (mine) {
        /* An earlier answer of this device arrived although its confirmation was lost. */
        change((pending) => {
          pending[indicator].seen = body.sequence;
          pending[indicator].sent = [];
        });
        return true;
      }
      conflict(indicator, body);
      return true;
    }
    change((pending) => {
      pending[indicator].refused = true;
    });
    sayFailed(body.detail || said.sayServer);
    return true;
  };

  const kept = (indicator, answer, body) => {
    const item = itemOf.get(indicator);
    change((pending) => {
      const one = pending[indicator];
      if (!one) return;
      if (one.answer === answer) delete pending[indicator];
      else Object.assign(one, { seen: body.sequence, sent: [] });
    });
    if (item) {
      item.dataset.sequence = body.sequence;
      item.querySelector("[data-sequence-field]").value = body.sequence;
    }
    again = 0;
    say("done", fill(said.saySaved, clock(body.savedAt)));
  };

  const flush = (asked) => {
    clearTimeout(timer);
    if (asked) {
      change((pending) => {
        for (const one of Object.values(pending)) delete one.refused;
      });
    }
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  };

  const sendAll = async () => {
    for (;;) {
      const pending = read();
      const next = Object.keys(pending).find((id) => !pending[id].refused && !pending[id].conflict);
      if (!next) return;
      if (!navigator.onLine) {
        sayOffline();
        return;
      }
      say("busy", said.saySaving);
      if (!(await send(next))) return;
    }
  };

  const choose = (item, answer) => {
    const indicator = item.dataset.indicator;
    mark(item, answer);
    change((pending) => {
      const one = pending[indicator] || { seen: Number(item.dataset.sequence), sent: [] };
      one.answer = answer;
      delete one.refused;
      pending[indicator] = one;
    });
    tally();
    flush(false);
  };

  /* Another device answered meanwhile: both are shown, the rater chooses. ---------------------------------------- */

  const word = (item, answer) => item.querySelector(`input[value="${answer}"]`)?.dataset.word || answer;

  const conflict = (indicator, theirs) => {
    change((pending) => {
      pending[indicator].conflict = theirs;
    });
    const item = itemOf.get(indicator);
    if (item) showConflict(item, theirs);
    say("failed", said.sayConflict);
  };

  const showConflict = (item, theirs) => {
    const indicator = item.dataset.indicator;
    const mine = read()[indicator]?.answer;
    if (!mine) return;
    item.querySelector(".conflict")?.remove();
    const box = root.querySelector("#conflict-template").content.firstElementChild.cloneNode(true);
    box.querySelector("[data-text]").textContent = fill(
      said.sayBoth, word(item, theirs.answer), clock(theirs.savedAt), word(item, mine));
    box.querySelector("[data-theirs]").addEventListener("click", () => {
      change((pending) => delete pending[indicator]);
      item.dataset.sequence = theirs.sequence;
      item.querySelector("[data-sequence-field]").value = theirs.sequence;
      mark(item, theirs.answer);
      box.remove();
      tally();
      say("done", fill(said.saySaved, clock(theirs.savedAt)));
      flush(false);
    });
    box.querySelector("[data-mine]").addEventListener("click", () => {
      change((pending) => {
        Object.assign(pending[indicator], { seen: theirs.sequence, sent: [] });
        delete pending[indicator].conflict;
      });
      box.remove();
      flush(false);
    });
    item.append(box);
    if (!item.closest("[hidden]")) box.scrollIntoView({ block: "nearest" });
  };

  /* One competency at a time. ----------------------------------------------------------------------------------- */

  const shown = () => sections.find((section) => !section.hidden);
  const show = (section, remember) => {
    for (const other of sections) other.hidden = other !== section;
    if (remember) history.pushState(null, "", section.dataset.url);
    window.scrollTo(0, 0);
    section.querySelector("h1").focus({ preventScroll: true });
  };
  const sectionAt = (url) => sections.find((section) => new URL(section.dataset.url, location).pathname === url);

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (!button) return;
    const target = sectionAt(button.dataset.go);
    event.preventDefault();
    if (target) show(target, true);
    else leave(button.dataset.go);
  });
  window.addEventListener("popstate", () => {
    const section = sectionAt(location.pathname);
    if (section) show(section, false);
  });

  /* The summary is the server's: it is opened once everything has arrived there. */
  const leave = async (url) => {
    await flush(true);
    const pending = read();
    const open = Object.keys(pending);
    if (open.length === 0) {
      location.assign(url);
      return;
    }
    const stopped = itemOf.get(open.find((id) => pending[id].conflict) || "");
    if (stopped) show(stopped.closest("[data-section]"), true);
    else if (!navigator.onLine) say("offline", fill(said.sayOfflineWait, open.length));
  };

  /* Answers by pointer and by key. ------------------------------------------------------------------------------- */

  root.addEventListener("change", (event) => {
    const item = event.target.closest("[data-indicator]");
    if (item && event.target.type === "radio") choose(item, event.target.value);
  });

  const here = () => [...shown().querySelectorAll("[data-indicator]")];
  const current = () =>
    document.activeElement?.closest("[data-indicator]") || here().find((item) => !answerOf(item)) || here()[0];
  const focus = (item) => {
    const radio = item.querySelector("input[type=radio]:checked") || item.querySelector("input[type=radio]");
    radio.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const move = (step) => {
    const all = here();
    const at = document.activeElement?.closest("[data-indicator]");
    const next = at ? all[all.indexOf(at) + step] : all[0];
    if (next) focus(next);
    else if (step > 0) shown().querySelector("[data-go].primary")?.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("textarea, select, input:not([type=radio]), [contenteditable]")) return;
    if (document.querySelector("dialog[open]")) return;
    if (/^[0-5]$/.test(event.key)) {
      const item = current();
      if (!item) return;
      event.preventDefault();
      choose(item, event.key === "0" ? "CANNOT_JUDGE" : event.key);
      const all = here();
      const next = all.slice(all.indexOf(item) + 1).find((other) => !answerOf(other)) || all[all.indexOf(item) + 1];
      if (next) focus(next);
      else {
        focus(item);
        shown().querySelector("[data-go].primary")?.focus();
      }
      return;
    }
    const onItem = event.target.closest("[data-indicator]") || event.target === document.body || event.target.matches("h1");
    if (event.key === "j" || (event.key === "ArrowDown" && onItem)) {
      event.preventDefault();
      move(1);
    } else if (event.key === "k" || (event.key === "ArrowUp" && onItem)) {
      event.preventDefault();
      move(-1);
    }
  });

  /* The anchors stand open until the rater knows them; then they stay closed on this device. ------------------- */

  const anchors = [...root.querySelectorAll("[data-anchors]")];
  const anchorSlot = "shengren.anchors";
  try {
    if (localStorage.getItem(anchorSlot) === "closed") for (const one of anchors) one.open = false;
  } catch {
    /* No storage here. */
  }
  for (const one of anchors) {
    one.querySelector("summary").addEventListener("click", () => {
      const open = !one.open;
      for (const other of anchors) if (other !== one) other.open = open;
      try {
        localStorage.setItem(anchorSlot, open ? "open" : "closed");
      } catch {
        /* No storage here. */
      }
    });
  }

  /* Stories: what is being written survives a closed browser; it is sent only with a line. ------------------------ */

  for (const form of root.querySelectorAll("[data-story]")) {
    const code = form.dataset.story;
    const fields = [...form.querySelectorAll("textarea, input[type=date]")];
    try {
      const draft = JSON.parse(localStorage.getItem(draftSlot(code)));
      if (draft && draft.sent && form.dataset.stories > draft.stories) localStorage.removeItem(draftSlot(code));
      else if (draft) {
        for (const field of fields) if (draft[field.name]) field.value = draft[field.name];
        form.closest("details").open = true;
      }
    } catch {
      /* No storage here. */
    }
    const keep = (sent) => {
      const draft = { sent, stories: Number(form.dataset.stories) };
      for (const field of fields) draft[field.name] = field.value;
      try {
        localStorage.setItem(draftSlot(code), JSON.stringify(draft));
      } catch {
        /* No storage here. */
      }
    };
    form.addEventListener("input", () => keep(false));
    form.addEventListener("submit", (event) => {
      if (navigator.onLine) keep(true);
      else {
        event.preventDefault();
        keep(false);
        form.querySelector("[data-offline]").hidden = false;
      }
    });
  }

  /* Beginning: what this device still holds comes first, then it is sent. ------------------------------------------ */

  const pending = read();
  for (const [indicator, entry] of Object.entries(pending)) {
    const item = itemOf.get(indicator);
    if (!item) {
      delete pending[indicator];
      continue;
    }
    mark(item, entry.answer);
    delete entry.refused;
    /* It is asked for anew: meanwhile the other device may have changed its mind. */
    delete entry.conflict;
  }
  write(pending);
  tally();
  window.addEventListener("online", () => {
    again = 0;
    flush(true);
  });
  window.addEventListener("offline", sayOffline);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && count() > 0) flush(false);
  });
  if (count() > 0) flush(false);
})();

/*
 * What every page needs beyond the platform: menus that close, "/" for search, filters over a table that is
 * already here, dialogs, notices, and what htmx does when a request goes wrong. Pages work without it.
 */
(() => {
  "use strict";

  const notices = () => document.getElementById("notices");

  /* Menus: one open at a time; Escape closes and gives the focus back. */
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        const inside = menu.contains(document.activeElement);
        menu.open = false;
        if (inside) menu.querySelector("summary").focus();
      }
      return;
    }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]")) return;
    const fields = document.querySelectorAll("[data-search], main input[type=search]");
    const search = [...fields].find((field) => field.checkVisibility());
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  /* Dialogs: <a href="#withdraw" data-dialog> opens <dialog id="withdraw">; without scripts it leads to it. */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.querySelector(opener.getAttribute("href"));
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest("[data-close]");
    if (closer) {
      const dialog = closer.closest("dialog");
      if (dialog && dialog.open) {
        event.preventDefault();
        dialog.close();
      } else {
        closer.closest(".notice")?.remove();
      }
      return;
    }
    if (event.target.matches("dialog[open]")) {
      const box = event.target.getBoundingClientRect();
      const outside =
        event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (outside) event.target.close();
    }
  });

  /* Printing: <button type="button" data-print>. */
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* A select or a checkbox that applies at once: <form data-apply>; its button is for those without scripts. */
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-apply]");
    if (form) form.requestSubmit();
  });

  /* Filter of a table or list that is wholly here: <input type="search" data-filters="#people">. */
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const filter = (input) => {
    const list = document.querySelector(input.dataset.filters);
    if (!list) return;
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const lines = list.querySelectorAll(list.tagName === "TABLE" ? "tbody > tr" : ":scope > li");
    let shown = 0;
    for (const line of lines) {
      const text = plain(line.textContent + " " + (line.dataset.words || ""));
      line.hidden = !words.every((word) => text.includes(word));
      if (!line.hidden) shown++;
    }
    for (const count of document.querySelectorAll(`[data-count-of="${input.dataset.filters}"]`)) {
      count.textContent = String(shown);
    }
    for (const none of document.querySelectorAll(`[data-none-of="${input.dataset.filters}"]`)) {
      none.hidden = shown > 0;
    }
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-filters]")) filter(event.target);
  });

  /* Ticking lines: <button data-tick="all|none" data-of="#people" hidden> for those that the filter shows. */
  const ticked = () => {
    for (const count of document.querySelectorAll("[data-ticked-of]")) {
      const number = document.querySelectorAll(`${count.dataset.tickedOf} tbody input:checked`).length;
      count.textContent = count.dataset.words.replace("{0}", number);
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick]");
    if (!button) return;
    for (const box of document.querySelectorAll(`${button.dataset.of} tbody > tr:not([hidden]) input[type=checkbox]`)) {
      box.checked = button.dataset.tick === "all";
    }
    ticked();
  });
  document.addEventListener("change", ticked);

  /* Copying: <button data-copy="#link" data-done="Copied" hidden>; a page without https has no clipboard. */
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.querySelector(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.done;
  });

  for (const button of document.querySelectorAll("[data-tick], [data-copy]")) button.hidden = false;
  ticked();

  /* Notices: those that only confirm leave by themselves, unless somebody is reading them. */
  const settle = (notice) => {
    const close = notice.querySelector("[data-close]");
    if (close) close.hidden = false;
    if (!("passing" in notice.dataset)) return;
    let timer = setTimeout(() => notice.remove(), 7000);
    notice.addEventListener("pointerenter", () => clearTimeout(timer));
    notice.addEventListener("focusin", () => clearTimeout(timer));
    notice.addEventListener("pointerleave", () => {
      timer = setTimeout(() => notice.remove(), 3000);
    });
  };

  const say = (tone, text) => {
    const home = notices();
    if (!home || !text) return;
    for (const other of home.querySelectorAll("p")) if (other.textContent === text) return;
    const notice = document.createElement("div");
    notice.className = `notice ${tone}`;
    notice.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.dataset.close = "";
    close.setAttribute("aria-label", home.dataset.close);
    close.textContent = "×";
    notice.append(words, close);
    home.append(notice);
  };

  /* What was kept for somebody on a shared device ends with their sign-out, and with another's sign-in. */
  const OWN = /^shengren\.(rating|story)\./;
  const kept = () => Object.keys(localStorage).filter((key) => OWN.test(key));
  const forget = () => kept().forEach((key) => localStorage.removeItem(key));
  const unsent = () =>
    kept().reduce((all, key) => all + (key.startsWith("shengren.rating.") ? Object.keys(JSON.parse(localStorage.getItem(key)) || {}).length : 1), 0);
  try {
    const person = document.body?.dataset.person;
    if (person) {
      const before = localStorage.getItem("shengren.person");
      if (before && before !== person) forget();
      localStorage.setItem("shengren.person", person);
    }
  } catch {
    /* No storage here: nothing was kept. */
  }
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-sign-out]");
    if (!form) return;
    try {
      const count = unsent();
      if (count > 0 && !window.confirm(form.dataset.unsent.replace("{0}", count))) {
        event.preventDefault();
        return;
      }
      forget();
      localStorage.removeItem("shengren.person");
    } catch {
      /* As above. */
    }
  });

  /* htmx: a wait is shown, a refusal is a notice, and a lost line is said. */
  let running = 0;
  const waiting = (change) => {
    running = Math.max(0, running + change);
    document.documentElement.classList.toggle("waiting", running > 0);
  };
  document.addEventListener("htmx:beforeSend", () => waiting(1));
  document.addEventListener("htmx:afterRequest", () => waiting(-1));
  document.addEventListener("htmx:sendError", () => say("bad", notices()?.dataset.lost));
  document.addEventListener("htmx:timeout", () => say("bad", notices()?.dataset.lost));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 422) return;
    if (!/class="notice[ "]/.test(event.detail.xhr.responseText)) say("bad", notices()?.dataset.failed);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    /* The sign-in page instead of a fragment: the session has ended, so the whole page goes there. */
    const answer = event.detail.xhr;
    if (answer.responseURL && new URL(answer.responseURL).pathname.endsWith("/sign-in")) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  /* What scrolls sideways can be reached and scrolled by keyboard. */
  const reachable = () => {
    for (const box of document.querySelectorAll(".scroll")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  window.addEventListener("resize", reachable);
  document.addEventListener("htmx:afterSettle", reachable);

  const begin = () => {
    reachable();
    const home = notices();
    if (!home) return;
    home.querySelectorAll(".notice").forEach(settle);
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) if (node.matches?.(".notice")) settle(node);
      }
    }).observe(home, { childList: true });
    document.querySelectorAll("[data-filters]").forEach((input) => input.value && filter(input));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();

/*
 * The search field in the frame: what is found stands below it while somebody types; arrows walk through it,
 * Enter opens, Escape closes. Without scripts the form leads to the page of all results.
 */
(() => {
  "use strict";

  const field = document.getElementById("find-all");
  const list = document.getElementById("find-list");
  if (!field || !list) return;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  const mark = (option) => {
    active()?.removeAttribute("aria-selected");
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const open = (shown) => {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown && options().length > 0));
    if (!shown) mark(null);
  };

  list.addEventListener("htmx:afterSwap", () => {
    mark(null);
    open(field.value.trim() !== "" && list.childElementCount > 0);
  });

  field.addEventListener("input", () => {
    if (field.value.trim() === "") open(false);
  });

  field.addEventListener("focus", () => {
    if (field.value.trim() !== "" && list.childElementCount > 0) open(true);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (!list.hidden) {
        event.preventDefault();
        open(false);
      } else {
        field.blur();
      }
      return;
    }
    if (event.key === "Enter") {
      const chosen = list.hidden ? null : active();
      if (chosen) {
        event.preventDefault();
        chosen.click();
      }
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = options();
    if (all.length === 0) return;
    event.preventDefault();
    if (list.hidden) open(true);
    const at = all.indexOf(active());
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = at < 0 && step < 0 ? all.length - 1 : at + step;
    mark(next < 0 || next >= all.length ? null : all[next]);
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest(".find")) open(false);
  });
  field.closest(".find").addEventListener("focusout", (event) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) open(false);
  });
})();

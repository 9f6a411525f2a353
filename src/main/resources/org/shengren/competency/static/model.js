/*
 * Search in a model that is wholly on the page: hides what does not match while one types. Without scripts the
 * form asks the server, which hides the same.
 */
(() => {
  "use strict";

  const form = document.querySelector("[data-behaviour-search]");
  if (!form) return;
  const input = form.querySelector("input[type=search]");
  const button = form.querySelector("button");
  const count = document.querySelector("[data-behaviour-count]");
  const none = document.querySelector("[data-behaviour-none]");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const behaviours = [...document.querySelectorAll(".behaviours > .behaviour")].map((element) => ({
    element,
    text: plain(element.dataset.words),
  }));
  const groups = [...document.querySelectorAll("[data-behaviour-group]")].reverse();

  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { element, text } of behaviours) {
      element.hidden = !words.every((word) => text.includes(word));
      if (!element.hidden) found++;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".behaviour:not([hidden])");
    }
    count.textContent = String(found);
    none.hidden = found > 0;
    const address = new URL(location.href);
    if (input.value.trim()) address.searchParams.set("find", input.value.trim());
    else address.searchParams.delete("find");
    history.replaceState(history.state, "", address);
  };

  button.hidden = true;
  input.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
})();

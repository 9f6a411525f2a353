/* "Why?" answers in a dialog; without scripts its link leads to a page. */
(() => {
  "use strict";
  document.addEventListener("htmx:afterSettle", (event) => {
    const dialog = document.getElementById("why");
    if (!dialog || !dialog.contains(event.target) || dialog.open) return;
    dialog.showModal();
    dialog.scrollTop = 0;
  });
})();

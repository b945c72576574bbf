// "Quitter vite": one click or the Escape key opens a neutral site, and the title tells nothing.
(function () {
  "use strict";

  function leave() {
    const link = document.querySelector("a[data-leave]");
    document.title = " ";
    window.location.replace(link ? link.href : "about:blank");
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("a[data-leave]")) {
      event.preventDefault();
      leave();
    }
  }, true);

  // Escape closes what is open first; only with nothing open and no field in use does it leave.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const busy = document.querySelector("[role=dialog],[role=listbox],[role=menu],[role=tooltip]");
    if (!busy && !/^(INPUT|TEXTAREA|SELECT|IFRAME)$/.test(document.activeElement.tagName)) leave();
  });
})();

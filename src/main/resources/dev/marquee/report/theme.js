/* Sets the theme that the reader chose, before the first paint. Otherwise the theme of the system applies. */
(() => {
  "use strict";
  let chosen = null;
  try {
    chosen = localStorage.getItem("marquee-theme");
  } catch {
    // The browser may not allow storage for files. The theme of the system applies.
  }
  if (chosen === "dark" || chosen === "light") {
    document.documentElement.dataset.theme = chosen;
  }
})();

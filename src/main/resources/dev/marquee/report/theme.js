/* Before the first paint: the theme that the reader chose, else the system's. */
(() => {
  "use strict";
  let chosen = null;
  try {
    chosen = localStorage.getItem("marquee-theme");
  } catch {
    // Storage may be closed to files; the system's theme will do.
  }
  if (chosen === "dark" || chosen === "light") {
    document.documentElement.dataset.theme = chosen;
  }
})();

// Ask for the state of the build, and load the course again when there is a newer one.
"use strict";
(function () {
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("course"));
  const panel = /** @type {HTMLDetailsElement} */ (document.getElementById("findings"));
  const summary = /** @type {HTMLElement} */ (document.getElementById("summary"));
  const list = /** @type {HTMLElement} */ (document.getElementById("list"));
  let shown = -1;

  function show(state) {
    const errors = state.findings.filter((item) => item.severity === "error").length;
    const others = state.findings.length - errors;
    summary.textContent = state.findings.length
      ? `${errors} error(s), ${others} other finding(s)${errors ? ": the last good pages are shown" : ""}`
      : "No findings";
    panel.className = errors ? "error" : others ? "warning" : "clean";
    panel.open = errors > 0;
    list.replaceChildren(...state.findings.map((item) => {
      const line = document.createElement("li");
      const text = document.createElement("pre");
      line.className = item.severity;
      text.textContent = item.text;
      line.append(text);
      return line;
    }));
    // With errors the pages are the old ones: the reader keeps the place.
    if (errors && shown >= 0) {
      shown = state.revision;
      return;
    }
    const place = shown >= 0 && frame.contentWindow ? frame.contentWindow.location.hash : "";
    if (shown < 0) frame.src = "course/index.html";
    else if (frame.contentWindow) frame.contentWindow.location.replace(`course/index.html?r=${state.revision}${place}`);
    shown = state.revision;
  }

  async function look() {
    try {
      const answer = await fetch("state.json", { cache: "no-store" });
      const state = await answer.json();
      if (state.revision !== shown) show(state);
    } catch (error) {
      summary.textContent = "The preview was stopped. Start it again, then reload this page.";
      panel.className = "error";
    }
  }

  look();
  setInterval(look, 500);
})();

// The simulated LMS on the bench: launches, what it holds, what was called, and the faults that a designer can switch on.
"use strict";
(function () {
  const preview = /** @type {any} */ (globalThis.clicPreview = globalThis.clicPreview || {});
  const MOST = 300;
  const LONGEST = 120;
  const STORES = "clic/";
  /** @type {Record<string, "1.2" | "2004">} */
  const VERSIONS = { scorm12: "1.2", scorm2004: "2004" };
  const KEEP = "clic-preview-lms";

  const part = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const shortened = (/** @type {string} */ text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length})` : text);

  /** What the LMS holds, by version; it survives a reload of the preview, not its tab. @type {Record<string, Record<string, string>>} */
  let held = {};
  try { held = JSON.parse(sessionStorage.getItem(KEEP) || "{}"); } catch (error) { /* what somebody else wrote */ }
  /** @type {any} */
  let lms = null;
  let device = "A";
  /** What the other device keeps. @type {Record<string, string>} */
  let other = {};

  function line() {
    return part("offline").checked ? "down" : part("refused").checked ? "refused" : "up";
  }

  /** What the LMS says of the learner and this launch. @param {"1.2" | "2004"} version */
  function beginning(version) {
    const stored = held[version] || {};
    const name = part("learner").value.trim() || "Rosa Quispe";
    const [first, ...last] = name.split(/\s+/);
    const formal = last.length ? `${last.join(" ")}, ${first}` : first;
    const id = name.toLowerCase().replace(/[^a-z0-9]+/g, "-") || "learner";
    const mode = part("review").checked ? "review" : "normal";
    const entry = stored["cmi.suspend_data"] ? "resume" : "ab-initio";
    return version === "1.2"
      ? { ...stored, "cmi.core.student_id": id, "cmi.core.student_name": formal, "cmi.core.lesson_mode": mode, "cmi.core.entry": entry }
      : { ...stored, "cmi.learner_id": id, "cmi.learner_name": formal, "cmi.mode": mode, "cmi.entry": entry };
  }

  /** Make the LMS for the next launch, and take away the one of the last. */
  function open() {
    close();
    delete globalThis.API;
    delete globalThis.API_1484_11;
    part("calls").replaceChildren();
    part("count").textContent = "";
    const version = VERSIONS[part("version").value];
    if (!version) return draw();
    lms = globalThis.clicLms.create({ version, held: beginning(version), line: line(), tell });
    lms.version = version;
    if (version === "1.2") globalThis.API = lms.api;
    else globalThis.API_1484_11 = lms.api;
    draw();
  }

  /** Keep what arrived; what was never committed is gone, as in a real LMS. */
  function close() {
    if (!lms) return;
    const lasting = Object.entries(lms.held).filter(([element]) => !/(lesson_mode|\.mode|entry|student_|learner_(id|name)|session_time|\.exit)$/.test(element));
    held[lms.version] = Object.fromEntries(lasting);
    lms = null;
    keep();
  }

  function keep() {
    try { sessionStorage.setItem(KEEP, JSON.stringify(held)); } catch (error) { /* then a reload starts anew */ }
  }

  /** @param {{name: string, given: any[], answer: string, error: string}} call */
  function tell({ name, given, answer, error }) {
    const row = document.createElement("tr");
    const what = document.createElement("td");
    const result = document.createElement("td");
    what.textContent = `${name}(${given.map((one) => JSON.stringify(shortened(String(one)))).join(", ")})`;
    result.textContent = error === "0" ? shortened(answer) : `${shortened(answer)} error ${error}: ${text(error)}`;
    // Reading what nobody wrote yet is no fault of the course.
    if (error !== "0" && error !== "403") row.className = "wrong";
    row.append(what, result);
    const body = part("calls");
    body.append(row);
    while (body.children.length > MOST) body.firstElementChild.remove();
    part("count").textContent = `(${lms ? lms.calls.length : 0})`;
    body.closest(".scroll").scrollTop = body.closest(".scroll").scrollHeight;
    draw();
  }

  const text = (/** @type {string} */ code) => (lms ? (lms.api.LMSGetErrorString || lms.api.GetErrorString)(code) : "");

  /** Show what is stored, and what was said and is not stored yet. */
  function draw() {
    const now = lms ? lms.values() : {};
    const stored = lms ? lms.held : {};
    const names = Array.from(new Set([...Object.keys(stored), ...Object.keys(now)])).sort();
    part("data").replaceChildren(
      ...names.map((name) => {
        const row = document.createElement("tr");
        const element = document.createElement("td");
        const value = document.createElement("td");
        element.textContent = name;
        value.textContent = shortened(String(stored[name] ?? ""));
        if (now[name] !== stored[name]) {
          row.className = "pending";
          value.textContent += ` (not stored yet: ${shortened(String(now[name]))})`;
        }
        row.append(element, value);
        return row;
      }),
    );
    part("where").textContent = `Device ${device}${lms ? "" : ", no LMS"}`;
  }

  /** Put away what this device keeps of courses, and take out what the other one kept. */
  function swap() {
    /** @type {Record<string, string>} */
    const mine = {};
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(STORES)) continue;
      mine[name] = localStorage.getItem(name) || "";
      localStorage.removeItem(name);
    }
    for (const [name, value] of Object.entries(other)) localStorage.setItem(name, value);
    other = mine;
    device = device === "A" ? "B" : "A";
  }

  function forget() {
    held = {};
    lms = null;
    other = {};
    keep();
    for (const store of [localStorage, sessionStorage]) {
      for (const name of Object.keys(store)) if (name.startsWith(STORES)) store.removeItem(name);
    }
  }

  function setLine() {
    if (lms) lms.line = line();
    fetch("line", { method: "POST", body: part("offline").checked ? "down" : part("slow").checked ? "slow" : "up" }).catch(() => undefined);
  }

  preview.bench = { open, swap, forget, setLine };
})();

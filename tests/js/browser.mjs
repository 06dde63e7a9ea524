// A browser as small as the session needs, with a clock of its own, so that nothing here waits or depends on the day.
import { existsSync, readFileSync } from "node:fs";
import vm from "node:vm";

const runtime = new URL("../../clic_scorm/runtime/", import.meta.url);
const lines = readFileSync(new URL("load-order.txt", runtime), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const order = lines.filter((line) => !line.startsWith("part "));
/** The scripts of the parts that draw nothing, and do nothing by themselves. */
const parts = lines.filter((line) => line.startsWith("part ")).flatMap((line) => line.split(" ").slice(2)).filter((name) => name.endsWith(".js") && !name.startsWith("view/") && name !== "expiry.js");

/** What each standard calls the LMS's API. */
export const APIS = { scorm12: "API", scorm2004: "API_1484_11" };

/** The scripts that were read and compiled already: the matrix of faults launches thousands of browsers. */
const scripts = new Map();
let launches = 0;
// Nobody answers twice in a second, on however many devices.
let clock = Date.now();

function target() {
  const listeners = {};
  return {
    addEventListener: (type, listener) => void (listeners[type] ||= []).push(listener),
    dispatch: (type, event = {}) => (listeners[type] || []).forEach((listener) => listener(event)),
    listens: () => Object.keys(listeners),
  };
}

/** Images that come while there is a line. */
function pictures(line) {
  return class {
    set src(address) {
      const good = line();
      queueMicrotask(() => (good ? this.onload : this.onerror)?.());
    }
  };
}

/** A storage as browsers have it; one that is closed throws at each touch. */
export class Storage {
  constructor(entries = {}) {
    this.entries = new Map(Object.entries(entries));
    this.closed = false;
  }

  get length() {
    return this.entries.size;
  }

  key(place) {
    return [...this.entries.keys()][place] ?? null;
  }

  getItem(name) {
    if (this.closed) throw new Error("SecurityError");
    return this.entries.has(name) ? this.entries.get(name) : null;
  }

  setItem(name, value) {
    if (this.closed) throw new Error("SecurityError");
    this.entries.set(name, String(value));
  }

  removeItem(name) {
    if (this.closed) throw new Error("SecurityError");
    this.entries.delete(name);
  }
}

export class Browser {
  constructor({ api = null, storage = new Storage(), tab = new Storage(), adapter = "scorm12", files = {}, href = "https://lms.example/course/index.html", line = () => true, parent = api ? { [APIS[adapter] || "API"]: api } : {} } = {}) {
    this.time = 0;
    this.timers = [];
    this.files = files;
    this.requests = [];
    // An array in its place keeps what each style sheet waits for; null: they come at once.
    this.sheets = null;
    this.window = target();
    this.document = target();
    Object.assign(this.document, {
      visibilityState: "visible",
      readyState: "complete",
      createElement: () => ({ remove() {} }),
      head: { appendChild: (script) => this.request(script) },
    });
    if (!("parent" in parent)) parent.parent = parent;
    Object.assign(this.window, {
      parent, opener: null, top: parent, document: this.document, localStorage: storage, sessionStorage: tab, location: { protocol: "https:", href }, Image: pictures(line), navigator: { onLine: true },
      btoa, atob,
      performance: { now: () => this.time },
      crypto: { getRandomValues: (numbers) => numbers.map((_, i) => (numbers[i] = Math.floor(this.random() * 2 ** 32))) && numbers },
      setTimeout: (run, wait) => this.timers.push({ run, at: this.time + wait }),
      clearTimeout: (id) => { if (this.timers[id - 1]) this.timers[id - 1].run = null; },
    });
    // Each browser of its own: two devices must not draw the same token.
    this.seed = (launches += 1) * 104729;
    this.window.window = this.window;
    this.context = vm.createContext(this.window);
    vm.runInContext("Date", this.context).now = () => (clock += 1000);
    for (const name of order) {
      if (name.startsWith("view/") || name === "start.js") continue;
      this.run(new URL(name.replace("{adapter}", adapter), runtime));
    }
    for (const name of parts) {
      const url = new URL(name.replace("{adapter}", adapter), runtime);
      if (existsSync(url)) this.run(url);
    }
    this.clic = this.window.clic;
  }

  random() {
    this.seed = (this.seed * 16807) % 2147483647;
    return this.seed / 2147483647;
  }

  run(url) {
    const { pathname } = url;
    if (!scripts.has(pathname)) scripts.set(pathname, new vm.Script(readFileSync(url, "utf8"), { filename: pathname }));
    scripts.get(pathname).runInContext(this.context);
  }

  request(script) {
    this.requests.push(script.src || script.href);
    if (script.href) return this.sheets ? void this.sheets.push(script.onload) : queueMicrotask(script.onload);
    const answer = this.files[script.src];
    const text = Array.isArray(answer) ? answer.shift() : answer;
    queueMicrotask(() => {
      if (text) vm.runInContext(text, this.context);
      (text === undefined || text === null ? script.onerror : script.onload)();
    });
  }

  /** Let promises run, and timers up to so many milliseconds from now. */
  async pass(milliseconds = 0) {
    const end = this.time + milliseconds;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.timers.filter((timer) => timer.run && timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      const { run } = next;
      next.run = null;
      run();
    }
    this.time = end;
  }

  hide() {
    this.document.visibilityState = "hidden";
    this.document.dispatch("visibilitychange");
  }

  show() {
    this.document.visibilityState = "visible";
    this.document.dispatch("visibilitychange");
  }

  leave() {
    this.window.dispatch("pagehide", { persisted: false });
    this.hide();
  }
}

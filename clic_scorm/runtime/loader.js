// Content arrives through script elements, never fetch: packages also run from places where fetch is refused.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const TRIES = 3;
  const PAUSE = 600;

  /** What content files handed over, by path. @type {Map<string, any>} */
  const arrived = new Map();
  /** @type {Map<string, Promise<any>>} */
  const promised = new Map();

  const outlinePath = (/** @type {string} */ id) => "outline/" + id + ".js";
  const unitPath = (/** @type {string} */ id) => "units/" + id + ".js";
  const feedbackPath = (/** @type {string} */ id) => "units/" + id + ".feedback.js";
  const indexPath = (/** @type {string} */ id) => "search/" + id + ".js";
  const partPath = (/** @type {string} */ name) => "runtime/" + name + ".js";
  const START = "course.js";

  clic.course = (course) => void arrived.set(START, (clic.loader.course = course));
  clic.outline = (id, units) => void arrived.set(outlinePath(id), units);
  clic.unit = (id, unit) => void arrived.set(unitPath(id), unit);
  clic.feedback = (id, feedback) => void arrived.set(feedbackPath(id), feedback);
  clic.index = (id, texts) => void arrived.set(indexPath(id), texts);
  // The last line of each part: a part says that it is here as content does.
  clic.part = (name, styled) => void arrived.set(partPath(name), styled);

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  function once(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = script.onerror = () => {
        script.remove();
        // A log-in page sent in place of the file "loads" too, but hands nothing over.
        if (arrived.has(path)) resolve(arrived.get(path));
        else reject(new Error("could not load " + path));
      };
      document.head.appendChild(script);
    });
  }

  /**
   * @param {string} path
   * @param {number} tried
   * @returns {Promise<any>}
   */
  function insist(path, tried) {
    return once(path).catch((error) => {
      if (tried >= TRIES) throw error;
      return new Promise((resolve) => setTimeout(resolve, PAUSE * tried)).then(() => insist(path, tried + 1));
    });
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  function load(path) {
    const known = promised.get(path);
    if (known) return known;
    const coming = arrived.has(path) ? Promise.resolve(arrived.get(path)) : insist(path, 1);
    promised.set(path, coming);
    // A failure is not kept: the learner's next try starts again.
    coming.catch(() => promised.delete(path));
    return coming;
  }

  /**
   * A part's script, then its style sheet where it has one; without it things look plain and still work.
   * @param {string} name
   * @returns {Promise<void>}
   */
  function part(name) {
    return load(partPath(name)).then((styled) => {
      const path = "runtime/" + name + ".css";
      if (!styled || promised.has(path)) return promised.get(path);
      const link = document.createElement("link");
      const coming = new Promise((resolve) => (link.onload = link.onerror = resolve));
      promised.set(path, coming);
      link.rel = "stylesheet";
      link.href = path;
      document.head.appendChild(link);
      return coming.then(() => undefined);
    });
  }

  /**
   * A unit, once what draws its kind is here too.
   * @param {string} id
   * @returns {Promise<ClicContent>}
   */
  function unit(id) {
    return load(unitPath(id)).then((content) => {
      const drawn = !clic.view || clic.view[content.kind];
      return drawn ? content : part(content.kind).then(() => content);
    });
  }

  /** @param {string} id */
  function prefetch(id) {
    const line = /** @type {any} */ (navigator).connection;
    // Data is money: nothing ahead of time where the learner saves data or the line is very slow.
    if (!line || !(line.saveData || /2g/.test(line.effectiveType))) unit(id).catch(() => {});
  }

  /**
   * The first entry that is wanted, in modules asked one after the other.
   * @param {(unit: ClicUnit) => boolean} wanted
   * @param {ClicModule[]} modules
   * @returns {Promise<ClicEntry>}
   */
  function seek(wanted, modules) {
    const [module, ...rest] = modules;
    if (!module) return Promise.reject(new Error("no such unit"));
    return clic.loader.outline(module.id).then((units) => {
      const unit = units.find(wanted);
      return unit ? Object.assign({ module: module }, unit) : seek(wanted, rest);
    });
  }

  /** @param {string} id */
  function locate(id) {
    const here = (/** @type {ClicModule} */ module) => arrived.has(outlinePath(module.id));
    const modules = clic.loader.course.modules;
    // What is here already comes first: most links stay near, and an outline costs a request.
    return seek((unit) => unit.id === id, modules.filter(here).concat(modules.filter((module) => !here(module))));
  }

  const numbers = (/** @type {ClicModule} */ module) => clic.rules.expand(module.units);
  const moduleOf = (/** @type {number} */ n) => clic.loader.course.modules.find((module) => numbers(module).indexOf(n) >= 0);

  clic.loader = {
    course: /** @type {any} */ (null),
    outline: (id) => load(outlinePath(id)),
    unit: unit,
    feedback: (id) => load(feedbackPath(id)),
    index: (id) => load(indexPath(id)),
    part: part,
    start: () => load(START),
    prefetch: prefetch,
    numbers: numbers,
    order: () => clic.rules.expand(/** @type {any[]} */ ([]).concat(...clic.loader.course.modules.map((module) => module.units))),
    moduleOf: moduleOf,
    find: (n) => {
      const module = moduleOf(n);
      return seek((unit) => unit.n === n, module ? [module] : []);
    },
    locate: locate,
  };
})();

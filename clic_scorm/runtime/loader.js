// Content arrives through script elements, never fetch: packages also run from places where fetch is refused.
"use strict";
(function () {
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
  const TITLES = "titles.js";

  /** The first unit, which comes with the start: a new learner's page must not wait for an outline. @type {ClicEntry|null} */
  let first = null;

  /**
   * @param {string} id
   * @param {string} title
   */
  function entitle(id, title) {
    const module = /** @type {ClicModule} */ (clic.loader.course.modules.find((one) => one.id === id));
    module.title = title;
    return module;
  }

  // What most entries have in common is not sent.
  clic.course = ({ modules, quizzes, usual, plain = [], rule, ...course }) => {
    /** @type {Record<string, ClicTerms>} */
    const terms = {};
    for (const n of Object.keys(quizzes).concat(plain.map(String))) terms[n] = Object.assign({}, usual, quizzes[n]);
    if (rule.all) rule = { all: [].concat(...rule.all.map(apart)) };
    const found = Object.keys(modules).map((id) => ({ id, title: "", units: modules[id] }));
    arrived.set(START, (clic.loader.course = { ...course, modules: found, quizzes: terms, rule }));
  };
  const apart = (/** @type {any} */ part) => (part.passed && part.passed.map ? part.passed.map((/** @type {number} */ n) => ({ passed: n })) : part);
  const common = (/** @type {ClicUnit} */ unit) => Object.assign({ kind: "page", minutes: null, required: true }, unit);
  clic.first = (title, unit) => void (first = Object.assign({ module: entitle(clic.loader.course.modules[0].id, title) }, common(unit)));
  clic.outline = (id, title, units) => {
    entitle(id, title);
    arrived.set(outlinePath(id), units.map(common));
  };
  clic.titles = (titles) => {
    for (const id of Object.keys(titles)) entitle(id, titles[id]);
    arrived.set(TITLES, true);
  };
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
   * Content, once what draws it is here too: the parts that it names, and what stands for images that are not shown at once.
   * @param {string} path
   * @param {(content: any) => string[]} parts
   * @returns {Promise<any>}
   */
  function whole(path, parts) {
    return load(path).then((content) => {
      if (!clic.view) return content;
      const images = / data-kb=/.test(JSON.stringify(content)) || clic.view.tools.textOnly();
      return Promise.all(parts(content).concat(images ? "images" : []).map(part)).then(() => content);
    });
  }

  /**
   * @param {string} id
   * @returns {Promise<ClicContent>}
   */
  const unit = (id) => whole(unitPath(id), ({ kind, checks, parts = [] }) => {
    const needed = checks ? "quiz" : kind;
    // Of a part that came by itself the style sheet may still be on its way: drawn before it, a page would jump.
    return (clic.view[needed] && !arrived.has(partPath(needed)) ? [] : [needed]).concat(parts);
  });

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
    if (first && wanted(first)) return Promise.resolve(first);
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

  const numbers = (/** @type {ClicModule} */ module) => clic.score.expand(module.units);
  const moduleOf = (/** @type {number} */ n) => clic.loader.course.modules.find((module) => numbers(module).indexOf(n) >= 0);

  clic.loader = {
    course: /** @type {any} */ (null),
    outline: (id) => load(outlinePath(id)),
    titles: () => load(TITLES),
    unit: unit,
    feedback: (id) => whole(feedbackPath(id), () => []),
    index: (id) => load(indexPath(id)),
    part: part,
    start: () => load(START),
    prefetch: prefetch,
    numbers: numbers,
    order: () => clic.score.expand(/** @type {any[]} */ ([]).concat(...clic.loader.course.modules.map((module) => module.units))),
    moduleOf: moduleOf,
    find: (n) => {
      const module = moduleOf(n);
      return seek((unit) => unit.n === n, module ? [module] : []);
    },
    locate: locate,
  };
})();

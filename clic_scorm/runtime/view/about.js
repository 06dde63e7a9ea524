/**
 * About the course: which edition this is, what becomes of the learner's data, and the settings of this device.
 */
(() => {
  "use strict";
  const { make, fill, focus, part, say } = clic.view.dom;
  const { aids } = clic.view;

  /**
   * @param {string} title
   * @param {...(Node | string | false | null | undefined)} children
   */
  function section(title, ...children) {
    return make("section", {}, make("h2", {}, title), ...children);
  }

  /**
   * @param {...string} texts
   */
  function list(...texts) {
    return make("ul", {}, ...texts.map((text) => make("li", {}, text)));
  }

  /**
   * @param {string} name
   * @param {() => boolean} on
   * @param {() => void} flip
   */
  function toggle(name, on, flip) {
    const button = make("button", {
      type: "button",
      class: "plain",
      "aria-pressed": String(on()),
      click: () => {
        flip();
        button.setAttribute("aria-pressed", String(on()));
      },
    }, name);
    return button;
  }

  /** Change the answer to the question whether what is written may go to the learning platform, once it was asked. */
  function writes() {
    const box = make("div");
    if (!Object.keys(clic.session.record.texts).length) return box;
    const draw = () => {
      const { agreed, agree } = clic.store;
      fill(box, make("p", {}, toggle(clic.t("What I write is saved to my learning platform too"), () => agreed() === true, () => agree(agreed() !== true))));
    };
    clic.loader.part("writing").then(draw, () => undefined);
    return box;
  }

  function privacy() {
    return section(
      clic.t("Your data"),
      make("h3", {}, clic.t("Sent to your learning platform")),
      list(
        clic.t("which pages you have seen and where you stopped"),
        clic.t("your answers to quizzes, your points and whether you passed"),
        clic.t("how long the course was open and in use"),
        clic.t("what you write, if you agreed to it"),
      ),
      make("h3", {}, clic.t("Kept on this device")),
      list(
        clic.t("a copy of the same, so that nothing is lost when the connection fails"),
        clic.t("your settings, and the place that you reached in a page"),
        clic.t("what you write, until 90 days after you finish the course"),
      ),
      writes(),
      make("p", {}, clic.t("Nothing goes anywhere else. The course sets no cookies and follows nobody. On some learning platforms, other courses of the same platform could read what is kept on this device.")),
    );
  }

  function device() {
    const { ownDevice, erase } = clic.session;
    const box = make("div");
    const rest = () => {
      const button = make("button", { type: "button", click: () => confirm() }, clic.t("Erase my data on this device"));
      fill(box, button);
      return button;
    };
    const erased = () => {
      erase();
      aids.forget();
      rest().focus();
      say(clic.t("What this course kept on this device is erased."));
    };
    const confirm = () => {
      const asked = make("p", {}, clic.t("What your learning platform has stays there. Work that has not reached it is lost."));
      fill(
        box, asked,
        make(
          "div", { class: "ways" },
          make("button", { type: "button", class: "main", click: erased }, clic.t("Erase now")),
          make("button", { type: "button", click: () => rest().focus() }, clic.t("Cancel")),
        ),
      );
      focus(asked);
    };
    rest();
    const shared = () => ownDevice() === false;
    return section(
      clic.t("This device"),
      make("p", {}, toggle(clic.t("Others use this device too"), shared, () => ownDevice(shared()))),
      box,
    );
  }

  function keys() {
    /** @type {[string, string][]} */
    const all = [
      ["N", clic.t("Next page")], ["P", clic.t("Previous page")], ["O", clic.t("Course outline")],
      ["/", clic.t("Search the course")], ["?", clic.t("About this course")],
    ];
    const flip = () => aids.put("shortcuts", aids.shortcuts() ? "off" : "on");
    return section(
      clic.t("Keyboard shortcuts"),
      make("ul", { class: "keys" }, ...all.map(([key, does]) => make("li", {}, make("kbd", {}, key), " ", does))),
      make("p", {}, clic.t("They do nothing while you type or answer a question.")),
      toggle(clic.t("Use keyboard shortcuts"), aids.shortcuts, flip),
    );
  }

  function screen() {
    return clic.loader.part("credits").then(() => draw(clic.view.credits), () => draw(null));
  }

  /**
   * @param {any} credits who stands behind the course; null where that could not be loaded
   */
  function draw(credits) {
    const { title } = clic.loader.course;
    const contact = credits && credits.contact();
    const element = make(
      "div", {},
      make("p", {}, make("strong", {}, title), make("br"), part("edition").textContent),
      credits && credits.rights() && make("p", {}, credits.rights()),
      contact && make("p", {}, clic.t("Contact: {contact}", { contact })),
      credits && credits.partners(),
      privacy(),
      device(),
      section(
        clic.t("Accessibility"),
        make("p", {}, clic.t("This course is made to follow the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. It works with the keyboard alone, with screen readers, enlarged to 400 percent and on small screens, and has no time limit.")),
        make("p", {}, clic.t("If something does not work for you, please tell those who offer the course to you.")),
      ),
      keys(),
    );
    return { title: clic.t("About this course"), element };
  }

  clic.view.screens.about = screen;
})();

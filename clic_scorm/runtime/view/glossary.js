/**
 * What a term means, below the line that uses it, at a press: by mouse, touch or keyboard alike. It stays until it is closed.
 */
(() => {
  "use strict";
  const { make, fill } = clic.view.dom;

  /** @type {{link: HTMLAnchorElement, tip: HTMLElement} | null} */
  let open = null;

  function close() {
    if (!open) return;
    open.link.setAttribute("aria-expanded", "false");
    open.tip.remove();
    open = null;
  }

  /**
   * Show what a term means, or hide it again.
   *
   * @param {HTMLAnchorElement} link leads to the term's entry in the glossary
   */
  function toggle(link) {
    const again = open && open.link === link;
    close();
    if (again) return;
    const [id, anchor] = link.hash.slice(1).split("/");
    const said = make("span", { role: "status" });
    const hide = () => {
      close();
      link.focus();
    };
    const tip = make("span", { class: "tip" }, said, make("button", { type: "button", class: "plain", click: hide }, clic.t("Close")));
    open = { link, tip };
    link.setAttribute("aria-expanded", "true");
    link.after(tip);
    clic.loader.unit(id).then(
      ({ html }) => {
        const page = make("template");
        page.innerHTML = html;
        const entry = page.content.getElementById(anchor);
        const meaning = entry && entry.nextElementSibling && entry.nextElementSibling.firstElementChild;
        if (!entry || !meaning) return void (location.hash = link.hash);
        // Filled once it stands in the page: only then does a screen reader hear of it.
        fill(
          said, make("strong", {}, entry.textContent), ": ", ...Array.from(meaning.childNodes), " ",
          make("a", { href: link.hash }, clic.t("Glossary")),
        );
      },
      () => void (location.hash = link.hash),
    );
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { link } = open;
    close();
    link.focus();
  });
  addEventListener("hashchange", close);

  clic.view = { ...clic.view, glossary: { toggle } };
})();

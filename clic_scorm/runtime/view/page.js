/**
 * A page: its text, and the moment at which its end has been on screen.
 */
(() => {
  "use strict";
  const { make, prose } = clic.view.dom;

  /**
   * Draw a page; *close* stops watching it.
   *
   * @param {ClicEntry} entry
   * @param {ClicContent} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function page(entry, data) {
    const end = make("div", { class: "end" });
    const text = prose(data.html);
    if (data.checks) clic.view.selfChecks(entry, text, data.checks);
    const observer = new IntersectionObserver((changes) => {
      if (!changes[changes.length - 1].isIntersecting) return;
      const pending = Array.from(text.querySelectorAll("img")).find((image) => !image.complete);
      if (pending) return watchAgain(pending);
      observer.disconnect();
      clic.session.seen(entry.n);
    });

    // Until its pictures are there a page is shorter than it will be, and its end on screen means nothing.
    /** @param {HTMLImageElement} image */
    function watchAgain(image) {
      const again = () => {
        observer.unobserve(end);
        if (end.isConnected) observer.observe(end);
      };
      image.addEventListener("load", again, { once: true });
      image.addEventListener("error", again, { once: true });
    }

    observer.observe(end);
    return { element: make("div", { class: "page" }, text, end), close: () => observer.disconnect() };
  }

  clic.view = { ...clic.view, page };
})();

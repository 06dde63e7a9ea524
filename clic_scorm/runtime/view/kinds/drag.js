/**
 * Dragging by a mouse, a pen or a finger: for what buttons or lists do as well.
 */
(() => {
  "use strict";
  const { make } = clic.view.dom;

  const EDGE = 48; // pixels from the upper and the lower edge, within which the page moves along
  const STEP = 6; // pixels that it moves in each frame

  /**
   * What a pointer takes hold of. A finger beside it scrolls; a keyboard and a screen reader have something better.
   *
   * @param {(event: PointerEvent) => void} [begin]
   */
  function grip(begin) {
    return make("span", { class: "grip", "aria-hidden": "true", pointerdown: begin });
  }

  /**
   * Follow the pointer until it is let go of; Escape, or a system that takes the pointer away, ends it and keeps nothing.
   * What is dragged must not leave the page meanwhile, or a finger's events would end.
   *
   * @param {PointerEvent} event
   * @param {HTMLElement} control what has the focus meanwhile: Escape is heard where the focus is, and a course is a frame in a page
   * @param {(x: number, y: number, dx: number, dy: number) => void} follow where the pointer is on the screen, and how far on the page from where it began
   * @param {(keep: boolean) => void} end
   */
  function drag(event, control, follow, end) {
    if (event.button || !event.isPrimary) return;
    event.preventDefault();
    control.focus({ preventScroll: true });
    const [left, top] = [event.clientX + scrollX, event.clientY + scrollY];
    let [x, y] = [0, 0];
    let frame = 0;
    const tell = () => follow(x, y, x + scrollX - left, y + scrollY - top);
    const roll = () => {
      const by = y < EDGE ? -STEP : y > innerHeight - EDGE ? STEP : 0;
      frame = by && requestAnimationFrame(roll);
      scrollBy(0, by);
      tell();
    };
    /** @param {PointerEvent} now */
    const move = (now) => {
      if (now.pointerId !== event.pointerId) return;
      [x, y] = [now.clientX, now.clientY];
      if (frame) tell();
      else roll();
    };
    /** @param {boolean} keep */
    const stop = (keep) => {
      cancelAnimationFrame(frame);
      for (const [kind, hear] of heard) removeEventListener(kind, hear);
      end(keep);
    };
    /** @type {[string, (event: any) => void][]} */
    const heard = [
      ["pointermove", move],
      ["pointerup", ({ pointerId }) => pointerId === event.pointerId && stop(true)],
      ["pointercancel", ({ pointerId }) => pointerId === event.pointerId && stop(false)],
      ["keydown", ({ key }) => key === "Escape" && stop(false)],
    ];
    for (const [kind, hear] of heard) addEventListener(kind, hear);
  }

  Object.assign(clic.view, { drag: { grip, drag } });
})();

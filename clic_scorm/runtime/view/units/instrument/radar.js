/**
 * A radar chart. Whoever does not see it has the table below it, and the sentence that names it.
 */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = 400;
  const MIDDLE = SIZE / 2;
  const REACH = 140; // from the middle to the highest level; outside of it stand the labels
  const LABEL = 18;

  /**
   * @param {string} tag
   * @param {Record<string, string | number>} properties
   * @param {...(Node | string)} children
   */
  function draw(tag, properties, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  }

  /**
   * @param {number} index
   * @param {number} count
   * @param {number} distance
   */
  function point(index, count, distance) {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return [MIDDLE + distance * Math.cos(angle), MIDDLE + distance * Math.sin(angle)].map((value) => Math.round(value * 10) / 10);
  }

  /** @param {number[][]} points */
  const polygon = (points) => points.map((one) => one.join()).join(" ");

  /**
   * @param {string[]} labels one for each axis
   * @param {number} top the highest level
   * @param {(number | null)[][]} series values by axis, the learner's own first
   * @param {string} sentence what the chart says
   */
  function radar(labels, top, series, sentence) {
    const count = labels.length;
    const rings = Array.from({ length: top }, (_, index) => {
      const ring = labels.map((_label, axis) => point(axis, count, (REACH * (index + 1)) / top));
      return draw("polygon", { class: "ring", points: polygon(ring) });
    });
    const axes = labels.map((label, axis) => {
      const [x, y] = point(axis, count, REACH);
      const [labelX, labelY] = point(axis, count, REACH + LABEL);
      const anchor = Math.abs(labelX - MIDDLE) < LABEL ? "middle" : labelX > MIDDLE ? "start" : "end";
      return draw(
        "g", {},
        draw("line", { class: "axis", x1: MIDDLE, y1: MIDDLE, x2: x, y2: y }),
        draw("text", { x: labelX, y: labelY, "text-anchor": anchor, "dominant-baseline": "middle", direction: "ltr" }, label),
      );
    });
    const shapes = series.map((values, index) => {
      const points = values.map((value, axis) => point(axis, count, (REACH * (value || 0)) / top));
      const dots = index ? [] : points.map(([cx, cy]) => draw("circle", { cx, cy, r: 4 }));
      return draw("g", { class: index ? "other" : "own" }, draw("polygon", { points: polygon(points) }), ...dots);
    });
    return draw("svg", { class: "radar", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": sentence }, ...rings, ...axes, ...shapes.reverse());
  }

  clic.view = { ...clic.view, radar };
})();

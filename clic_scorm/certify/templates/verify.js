// Tells of number, name and code whether a certificate is valid, expired, withdrawn or unknown. Nothing is sent anywhere.
(() => {
  "use strict";

  // SHA-256 (FIPS 180-4, 6.2): browsers offer their own only over https, and this page is opened from files, too.
  const primes = [];
  for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number);
  const fraction = (value) => ((value - Math.floor(value)) * 4294967296) | 0;
  const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const turn = (value, by) => (value >>> by) | (value << (32 - by));

  const sha256 = (text) => {
    const bytes = Array.from(new TextEncoder().encode(text));
    const length = bytes.length * 8;
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (let shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 31 ? 0 : (length >>> shift) & 255);
    const state = START.slice();
    const words = new Array(64);
    for (let block = 0; block < bytes.length; block += 64) {
      for (let i = 0; i < 16; i++) {
        const at = block + i * 4;
        words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      }
      for (let i = 16; i < 64; i++) {
        const x = words[i - 15];
        const y = words[i - 2];
        const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
        const high = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
        words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] + value) | 0));
    }
    return state.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // As clic_scorm/certify/proof.py does it.
  const plainName = (name) =>
    name
      .normalize("NFKD")
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]/gu, "");
  const plainCode = (code) =>
    code
      .toUpperCase()
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1")
      .replace(/[^0-9A-HJKMNP-TV-Z]/g, "");
  const plainNumber = (number) => number.trim().toUpperCase();
  const seal = (salt, number, name, code) =>
    sha256(["clic-scorm certificate", salt, plainNumber(number), plainName(name), plainCode(code)].join("\n"));

  const register = JSON.parse(document.getElementById("register").textContent);
  const field = (id) => document.getElementById(id);
  const answer = field("answer");

  const today = () => {
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  };

  const judge = (number, name, code, day) => {
    const known = Object.prototype.hasOwnProperty.call(register.entries, plainNumber(number));
    const entry = known ? register.entries[plainNumber(number)] : null;
    if (!entry || seal(entry.salt, number, name, code) !== entry.seal) return { state: "unknown" };
    if (entry.withdrawn) return { state: "withdrawn", entry };
    return { state: entry.until && day > entry.until ? "expired" : "valid", entry };
  };

  // Days and texts in the language that the reader chose; digits are those of the paper.
  let language = document.documentElement.lang;
  const text = (name) => register.texts[language][name];
  const written = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    const locale = language === "en" ? "en-GB" : language + "-u-nu-latn";
    return new Intl.DateTimeFormat(locale, style).format(new Date(Date.UTC(year, month - 1, date)));
  };

  const line = (tag, said) => {
    const node = document.createElement(tag);
    node.append(said);
    answer.append(node);
  };

  let told = null;
  const tell = () => {
    answer.textContent = "";
    if (!told) return;
    const { state, entry } = told;
    answer.className = state === "empty" ? "unknown" : state;
    line("strong", text(state === "empty" ? "fill" : state));
    if (entry) {
      const title = document.createElement("bdi");
      title.textContent = entry.title;
      line("div", title);
      line("div", text("issued") + ": " + written(entry.issued));
      if (entry.until) line("div", text("until") + ": " + written(entry.until));
      if (entry.withdrawn) line("div", text("on") + ": " + written(entry.withdrawn));
    } else if (state === "unknown") line("div", text("again"));
  };

  const fields = ["number", "name", "code"].map(field);
  field("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const empty = fields.find((input) => !input.value.trim());
    fields.forEach((input) => input.toggleAttribute("aria-invalid", false));
    told = empty ? { state: "empty" } : judge(...fields.map((input) => input.value), today());
    tell();
    if (empty) {
      empty.setAttribute("aria-invalid", "true");
      empty.focus();
    }
  });

  const speak = (chosen) => {
    language = chosen;
    const page = document.documentElement;
    page.lang = chosen;
    page.dir = register.rtl.includes(chosen) ? "rtl" : "ltr";
    document.querySelectorAll("[data-text]").forEach((node) => (node.textContent = text(node.dataset.text)));
    field("day").textContent = written(register.today);
    field("language").value = chosen;
    tell();
  };
  // What the link asks for (verify.html#fr), else what the reader's browser prefers, else the language of the course.
  const known = (tag) => {
    const bare = tag.toLowerCase().split("-")[0];
    return Object.prototype.hasOwnProperty.call(register.texts, bare) ? bare : "";
  };
  const preferred = () => [location.hash.slice(1), ...navigator.languages].map(known).find(Boolean) || language;
  field("language").addEventListener("change", (event) => speak(event.target.value));
  window.addEventListener("hashchange", () => speak(preferred()));
  speak(preferred());
})();

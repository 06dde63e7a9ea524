// Whose device it is, and what is kept on it; it comes with the aids.
"use strict";
(function () {
  const { get, put, drop, names, forget } = clic.journal;
  const OWN = "own";
  const TAB = "clic/own";

  clic.session.ownDevice = (yes) => {
    if (yes) {
      try { sessionStorage.removeItem(TAB); } catch (error) { /* nothing was kept there either */ }
      put(OWN, "yes");
    } else if (yes === false) {
      const all = ["device"].concat(names()), found = all.map(get);
      all.forEach(drop);
      try { sessionStorage.setItem(TAB, "no"); } catch (error) { /* then nothing is kept on the device */ }
      all.forEach((name, place) => found[place] && put(name, found[place]));
    }
    const said = get(OWN);
    return said ? said === "yes" : null;
  };

  clic.session.erase = () => {
    forget();
    ["device", OWN].forEach(drop);
  };
})();

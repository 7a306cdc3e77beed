/**
 * What the page can do where scripts run: find a piece, open all of them, open what a link leads to, and print everything.
 * Without it all is there as well: lines open, links lead, and the choices above the list work by style alone.
 */
export const SCRIPT = `(() => {
const each = (query, work) => document.querySelectorAll(query).forEach(work);
const byId = (id) => document.getElementById(id);
const pieces = [...document.querySelectorAll(".piece")];
const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase().replace(/[\\s_-]+/gu, " ").trim();
const packed = (text) => text.replace(/ /gu, "");
const texts = pieces.map((piece) => plain(piece.textContent));
const find = byId("find"), found = byId("found"), button = byId("open-all"), none = byId("none-found");
const isShown = (piece) => getComputedStyle(piece).display !== "none";
const tell = () => {
  const many = pieces.filter(isShown).length;
  found.textContent = many === pieces.length ? "" : many + " of " + pieces.length + " pieces";
  none.hidden = many > 0;
  each(".by-itself", (line) => { line.hidden = ![...line.parentElement.querySelectorAll(".piece")].some(isShown); });
  button.textContent = pieces.some((piece) => isShown(piece) && !piece.open) ? "Open all" : "Close all";
};
const search = () => {
  const wanted = plain(find.value);
  pieces.forEach((piece, at) => { piece.hidden = !texts[at].includes(wanted) && !packed(texts[at]).includes(packed(wanted)); });
  tell();
};
if (find) {
  find.hidden = button.hidden = false;
  find.addEventListener("input", search);
  each("[name=show]", (choice) => choice.addEventListener("change", tell));
  each(".piece", (piece) => piece.addEventListener("toggle", tell));
  button.addEventListener("click", () => {
    const isOpen = button.textContent === "Open all";
    pieces.filter(isShown).forEach((piece) => { piece.open = isOpen; });
  });
  search();
}
const reveal = () => {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const piece = target.closest(".piece");
  if (piece && find && !isShown(piece)) { find.value = ""; byId("show-all").checked = true; search(); }
  for (let at = target; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
addEventListener("click", ({ target }) => { if (target.closest("a[href^='#']")) setTimeout(reveal); });
reveal();
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".piece:not([open]),.group:not([open])")];
  closed.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
})();`;

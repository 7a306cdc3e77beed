/**
 * The page's own script: buttons that copy, and marks that stay while the page is open. Pages from a disk have no clipboard of
 * their own in every browser, so text is selected and copied the old way where the new one is refused.
 */
export const SCRIPT = `"use strict";
(() => {
  const buttons = [...document.querySelectorAll("button.copy")];
  const status = document.getElementById("done");
  const reset = document.getElementById("reset");
  const valueOf = (button) => button.closest(".line").querySelector(".value");
  const tell = (words) => {
    const done = buttons.filter((button) => button.dataset.done === "yes").length;
    status.textContent = words + (done === 0 ? "" : " " + done + " of " + buttons.length + " copied.");
    reset.hidden = done === 0;
  };
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      try {
        const done = document.execCommand("copy");
        if (done) getSelection().removeAllRanges();
        return done;
      } catch {
        return false;
      }
    }
  };
  const mark = (button, isDone) => {
    button.dataset.done = isDone ? "yes" : "no";
    button.textContent = isDone ? "Copied" : "Copy";
  };
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const element = valueOf(button);
      const isDone = await copy(element);
      if (isDone) mark(button, true);
      else select(element);
      tell(isDone ? "Copied." : "The browser does not let the page copy: the text is selected, press Ctrl+C or Cmd+C.");
    });
  }
  reset.addEventListener("click", () => {
    for (const button of buttons) mark(button, false);
    tell("Nothing copied yet.");
    buttons[0]?.focus();
  });
  document.documentElement.classList.add("has-script");
})();`;

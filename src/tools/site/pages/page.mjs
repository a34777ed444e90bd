/** What every page does: it draws its figures, finds room for long formulas, and prints what is folded but for code. */
async function drawAll() {
  for (const holder of document.querySelectorAll(".figure")) {
    const stored = holder.querySelector("script");
    if (stored === null) continue; // The first page draws its own.
    const { data, layout, frames, config } = JSON.parse(stored.textContent);
    holder.replaceChildren();
    const options = { ...config, displaylogo: false };
    await window.Plotly.newPlot(holder, { data, layout, frames, config: options });
    holder.dataset.drawn = "yes";
    await new Promise((next) => setTimeout(next, 0)); // The page stays usable.
  }
}

/** A formula in a line that is wider than the column stands by itself and scrolls. */
function placeLongFormulas() {
  for (const formula of document.querySelectorAll('mjx-container:not([display="true"])')) {
    formula.classList.remove("long");
    const room = formula.closest("p, li, td, section, summary").clientWidth;
    formula.classList.toggle(
      "long",
      formula.firstElementChild.getBoundingClientRect().width > room,
    );
  }
}
/** What scrolls by itself can be reached with the keyboard. */
function reachScrolling() {
  for (const part of document.querySelectorAll(".wide")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  }
}

function fitted() {
  placeLongFormulas();
  reachScrolling();
}
window.addEventListener("load", async () => {
  await window.MathJax?.startup.promise;
  fitted();
});
window.addEventListener("resize", fitted);

let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not(.source, .contents, [open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

void drawAll();

/** What every page does: it draws its figures, and prints what is folded but for code. */
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

let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not(.source, .contents, [open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

void drawAll();

/** Draws the figures of a page, one after the other, so that the page stays usable. */
for (const group of document.querySelectorAll(".figure")) group.dataset.drawn = "waiting";

async function drawAll() {
  for (const holder of document.querySelectorAll(".figure")) {
    const { data, layout, frames, config } = JSON.parse(holder.querySelector("script").textContent);
    holder.replaceChildren();
    const options = { ...config, displaylogo: false };
    await window.Plotly.newPlot(holder, { data, layout, frames, config: options });
    holder.dataset.drawn = "yes";
    await new Promise((next) => setTimeout(next, 0));
  }
}

void drawAll();

/** The first page of the site: controls, a run, its fate. In a worker the same script computes fates. */
import data from "hero-data";
import { hero } from "library";

const library = hero(data);

if (typeof document === "undefined") {
  self.onmessage = ({ data: { id, settings } }) => {
    self.postMessage({ id, fate: library.fate(settings) });
  };
} else {
  begin();
}

function begin() {
  const at = (id) => document.getElementById(id);
  const form = at("controls");
  const shown = { fate: 0 };
  const fates = fateSource();
  let before = "";
  let steps;
  let seed = 0;

  fillFlowers();
  form.addEventListener("input", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  at("another").addEventListener("click", () => {
    form.seed.value = String((seed + 1) % 1000);
    refresh();
  });
  refresh();

  /** What is chosen; a seed that is none leaves the one before. */
  function settingsNow() {
    if (form.seed.value !== "" && form.seed.validity.valid) seed = form.seed.valueAsNumber;
    return { sparsity: form.sparsity.valueAsNumber, share: form.share.valueAsNumber, seed };
  }

  function refresh() {
    const settings = settingsNow();
    at("sparsity-shown").textContent = String(settings.sparsity);
    at("share-shown").textContent = `${settings.share}/L`;
    form.share.setAttribute("aria-valuetext", `${settings.share} over L`);
    const key = JSON.stringify(settings);
    if (key !== before) {
      before = key;
      steps = library.run(settings);
      showRun(settings);
      void showFate(settings);
    }
    showFlower();
  }

  function showRun(settings) {
    const { verdict } = steps;
    const box = at("verdict");
    box.textContent = library.verdict(settings, steps);
    Object.assign(box.dataset, {
      verdict: verdict?.kind ?? "none",
      iterations: verdict?.k ?? "",
      support: verdict?.support?.join(" ") ?? "",
    });
    showWeights(steps.points.at(-1).theta);
    draw(at("steps-figure"), library.stepsFigure(steps.points));
  }

  async function showFate(settings) {
    const turn = ++shown.fate;
    const box = at("fate");
    box.dataset.state = "computing";
    box.textContent = "Following the run in logarithmic time …";
    const fate = await fates(settings);
    if (turn !== shown.fate) return;
    box.textContent =
      fate === undefined
        ? "Nothing is promised of this step, so that the run is not followed."
        : library.fateTold(fate);
    at("fate-figure").hidden = fate === undefined;
    if (fate !== undefined) await draw(at("fate-figure"), library.fateFigure(fate));
    const { end, changes } = fate ?? { end: { kind: "none" }, changes: [] };
    Object.assign(box.dataset, {
      state: end.kind,
      changes: changes.length,
      support: end.minimum?.support.join(" ") ?? "",
    });
  }

  function showWeights(theta) {
    const { classNames, featureNames } = library;
    const d = featureNames.length;
    const rows = [...featureNames, "bias"].map((name, j) => {
      const cells = classNames.map((_, k) => {
        const weight = j < d ? theta[d * k + j] : theta[d * classNames.length + k];
        return weight === 0 ? '<td class="absent">0</td>' : `<td>${signed(weight)}</td>`;
      });
      return `<tr><th scope="row">${name}</th>${cells.join("")}</tr>`;
    });
    at("weights").innerHTML = rows.join("");
  }

  function showFlower() {
    const row = Number(form.flower.value);
    const { measures, label, training, probabilities } = library.flower(
      row,
      steps.points.at(-1).theta,
    );
    const side = training ? "a training row" : "not a training row";
    const likely = probabilities.map(
      (p, k) => `${library.classNames[k]} ${p < 0.001 ? "< 0.1" : (100 * p).toFixed(1)} %`,
    );
    at("flower-shown").textContent =
      `Flower ${row + 1}, ${label} (${side}; ${measures.join(", ")} cm): ` +
      `the network after these iterations says ${likely.join(", ")}.`;
  }

  function fillFlowers() {
    const options = Array.from({ length: library.flowers }, (_, row) => {
      const { label } = library.flower(row, new Float64Array(15));
      return `<option value="${row}">${row + 1} · ${label}</option>`;
    });
    form.flower.innerHTML = options.join("");
    form.flower.value = "70";
  }
}

function signed(weight) {
  return weight.toFixed(2).replace("-", "−");
}

async function draw(holder, { data, layout, alt }) {
  holder.setAttribute("aria-label", alt);
  holder.style.height = `${layout.height}px`;
  await window.Plotly.react(holder, data, layout, { displaylogo: false, displayModeBar: false });
  holder.dataset.drawn = "yes";
}

/** Fates from a worker, the latest question alone; on this thread where there is no worker. */
function fateSource() {
  const ask = (settings, answer) => setTimeout(() => answer(library.fate(settings)), 50);
  let worker;
  let last = 0;
  const waiting = new Map();
  const asked = new Map();
  const start = () => {
    const source = new Blob([`(${window.ihtHero})()`], { type: "text/javascript" });
    const begun = new Worker(URL.createObjectURL(source));
    begun.onmessage = ({ data: { id, fate } }) => {
      waiting.get(id)?.(fate);
      waiting.delete(id);
    };
    begun.onerror = () => {
      for (const [id, answer] of waiting) ask(asked.get(id), answer);
      waiting.clear();
    };
    return begun;
  };
  return (settings) =>
    new Promise((answer) => {
      try {
        // A question that nobody waits for any more is given up with its worker.
        if (waiting.size > 0) {
          worker.terminate();
          worker = undefined;
          for (const drop of waiting.values()) drop(undefined);
          waiting.clear();
        }
        worker ??= start();
        waiting.set(++last, answer);
        asked.set(last, settings);
        worker.postMessage({ id: last, settings });
      } catch {
        ask(settings, answer);
      }
    });
}

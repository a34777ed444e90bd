import assert from "node:assert/strict";
import { test } from "node:test";
import { add, div, exp, Interval, log, mul, sub } from "interval-arithmetic";
import { publishedSplit } from "../data/published-split.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { enclosedEvaluation, enclosedValue } from "./enclosed-evaluation.js";
import { softmaxNetwork, type SoftmaxNetwork } from "./softmax.js";

type IntervalNumber = InstanceType<typeof Interval>;

/** Value and gradient in interval arithmetic, straight from the formulas; exp(710) would be no enclosure. */
function byIntervals({ dataset, ridge }: SoftmaxNetwork, theta: Float64Array): IntervalNumber[] {
  const { features, labels, size } = dataset;
  const [d, K] = [dataset.featureNames.length, dataset.classNames.length];
  const point = (x: number): IntervalNumber => new Interval(x, x);
  const N = point(size);
  const sums = Array.from({ length: theta.length + 1 }, () => point(0));
  const place = (k: number, j: number): number => (j < d ? d * k + j : d * K + k);
  for (let i = 0; i < size; i++) {
    const input = (j: number): IntervalNumber => point(j < d ? features[d * i + j] : 1);
    const z = Array.from({ length: K }, (_, k) => {
      let sum = point(0);
      for (let j = 0; j <= d; j++) sum = add(sum, mul(point(theta[place(k, j)]), input(j)));
      return sum;
    });
    const e = z.map((logit) => exp(sub(logit, z[labels[i]])));
    const total = e.reduce((sum, x) => add(sum, x), point(0));
    sums[theta.length] = add(sums[theta.length], log(total));
    for (let k = 0; k < K; k++) {
      const residual = sub(div(e[k], total), point(k === labels[i] ? 1 : 0));
      for (let j = 0; j <= d; j++)
        sums[place(k, j)] = add(sums[place(k, j)], mul(residual, input(j)));
    }
  }
  const mean = sums.map((sum) => div(sum, N));
  let squares = point(0);
  theta.forEach((x, a) => {
    mean[a] = add(mean[a], mul(point(ridge), point(x)));
    squares = add(squares, mul(point(x), point(x)));
  });
  mean[theta.length] = add(mean[theta.length], mul(point(ridge / 2), squares));
  return mean;
}

test("value and gradient lie where interval arithmetic says, within far smaller bounds", async () => {
  const { train } = await publishedSplit(273);
  const normal = normalNumbers(mersenneTwister(8));
  for (const [size, ridge] of [
    [0.1, 0],
    [3, 0],
    [3, 0.01],
    [40, 0],
  ]) {
    const network = softmaxNetwork(train, { ridge });
    const theta = Float64Array.from({ length: 15 }, () => size * normal());
    const known = byIntervals(network, theta);
    const { value, gradient, error } = enclosedEvaluation(network, theta);
    assert.deepEqual(enclosedValue(network, theta), enclosedEvaluation(network, theta).value);
    assert.ok(value.lower <= known[15].hi && known[15].lo <= value.upper);
    assert.ok(value.upper - value.lower < 2e-14 * Math.max(1, value.upper));
    gradient.forEach((g, a) => {
      assert.ok(g - error[a] <= known[a].hi && known[a].lo <= g + error[a]);
      assert.ok(error[a] < 2e-14 * Math.max(1, ridge * Math.abs(theta[a])));
      assert.ok(Math.abs(g - network.gradient(theta)[a]) < 1e-12);
    });
  }
});

test("probabilities that underflow stay inside the bounds", async () => {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const theta = new Float64Array(15).with(2, -5e4).with(13, 3e4);
  const { value, gradient, error } = enclosedEvaluation(network, theta);
  assert.ok(gradient.every((g, a) => Number.isFinite(g) && Number.isFinite(error[a])));
  assert.ok(Math.abs(network.value(theta) - value.upper) < 1e-9);
});

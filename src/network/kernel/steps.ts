import { Block } from "./block";
import { gradientAt } from "./passes";
import { threshold } from "./threshold";

/**
 * Takes steps θ ← H_s(θ − γ∇f(θ)) from `theta` with its `gradient`, and writes both over. Gives the number
 * of the last step that changed the support, 0 if none did.
 */
export function advance(block: Block, sparsity: i32, stepSize: f64, steps: i32): i32 {
  const P = block.K * (block.d + 1);
  const theta = block.theta;
  const gradient = block.gradient;
  const next = block.next;
  let changed = 0;
  for (let step = 1; step <= steps; step++) {
    for (let a = 0; a < 8 * P; a += 8)
      store<f64>(next + a, load<f64>(theta + a) - stepSize * load<f64>(gradient + a));
    threshold(next, theta, P, sparsity, block.magnitudes);
    for (let a = 0; a < 8 * P; a += 8)
      if ((load<f64>(theta + a) == 0) != (load<f64>(next + a) == 0)) changed = step;
    memory.copy(theta, next, 8 * P);
    gradientAt(block);
  }
  return changed;
}

/**
 * H_s(v) written over v: s entries of largest magnitude are kept, among equal ones the lowest index wins,
 * and a NaN counts as infinite, as in `thresholdInPlace`. `before` is a vector whose support may be that of the result.
 */
export function threshold(v: usize, before: usize, P: i32, s: i32, magnitudes: usize): void {
  if (keeps(v, before, P, s)) return;
  for (let a = 0; a < 8 * P; a += 8) store<f64>(magnitudes + a, magnitudeOf(load<f64>(v + a)));
  const level = reinterpret<f64>(select(magnitudes, P, P - s));
  let room = s;
  for (let a = 0; a < 8 * P; a += 8) if (magnitudeOf(load<f64>(v + a)) > level) room--;
  for (let a = 0; a < 8 * P; a += 8) {
    const magnitude = magnitudeOf(load<f64>(v + a));
    if (magnitude < level || (magnitude == level && room-- <= 0)) store<f64>(v + a, 0);
  }
}

function magnitudeOf(x: f64): f64 {
  return x != x ? Infinity : abs(x);
}

/**
 * Are there s entries in the support of `before`, all of them larger in v than all others? Then H_s(v) has
 * this support, and the others are made 0: as it is in most steps of a run.
 */
function keeps(v: usize, before: usize, P: i32, s: i32): bool {
  let inside = Infinity;
  let outside: f64 = 0;
  let entries = 0;
  for (let a = 0; a < 8 * P; a += 8) {
    const magnitude = abs(load<f64>(v + a));
    if (magnitude != magnitude) return false;
    if (load<f64>(before + a) != 0) {
      entries++;
      inside = min(inside, magnitude);
    } else outside = max(outside, magnitude);
  }
  if (entries != s || !(inside > outside)) return false;
  for (let a = 0; a < 8 * P; a += 8) if (load<f64>(before + a) == 0) store<f64>(v + a, 0);
  return true;
}

/**
 * The number that stands at `place` in ascending order, by Hoare's quickselect; the list is reordered.
 * Magnitudes of doubles are ordered like their bits.
 */
function select(list: usize, length: i32, place: i32): u64 {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = load<u64>(list + 8 * ((low + high) >> 1));
    let i = low - 1;
    let j = high + 1;
    for (;;) {
      do i++;
      while (load<u64>(list + 8 * i) < pivot);
      do j--;
      while (load<u64>(list + 8 * j) > pivot);
      if (i >= j) break;
      const swapped = load<u64>(list + 8 * i);
      store<u64>(list + 8 * i, load<u64>(list + 8 * j));
      store<u64>(list + 8 * j, swapped);
    }
    if (place <= j) high = j;
    else low = j + 1;
  }
  return load<u64>(list + 8 * place);
}

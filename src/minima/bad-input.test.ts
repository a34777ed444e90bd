import { measuredIn, network, threeClasses, zero } from "../network/fixtures/made-up-networks.js";
import { badInput } from "../tools/bad-input.js";
import { exactMargins } from "./attained-minimum-exact.js";
import { attainsMinimum } from "./attained-minimum.js";
import { infimumOnSupport } from "./infimum-on-support.js";
import { minimizeOnSupport } from "./minimize-on-support.js";

badInput([
  ...[attainsMinimum, infimumOnSupport].flatMap((question) =>
    [[0, 3, 0], [-1, 2], [3, 15], [0.5], [NaN]].map((support) => ({
      name: `${question.name}: support [${support.join(", ")}]`,
      call: () => question(network, support),
      message: `${question.name} requires support to be a list of indices, all different, from 0 to 14, got [${support.join(", ")}]`,
    })),
  ),
  ...[[0, 0], [15], [-1], [0.5]].map((support) => ({
    name: `minimizeOnSupport: support [${support.join(", ")}]`,
    call: () => minimizeOnSupport(network, support),
    message: `minimizeOnSupport requires support to be a list of indices, all different, from 0 to 14, got [${support.join(", ")}]`,
  })),
  ...[-1, 0.5].map((pivots) => ({
    name: `attainsMinimum: ${pivots} pivots`,
    call: () => attainsMinimum(network, [0], { pivots }),
    message: `attainsMinimum requires pivots to be an integer of at least 0, got ${pivots}`,
  })),
  ...[infimumOnSupport, minimizeOnSupport].flatMap((question) =>
    [1e160, 1e-160].map((unit) => ({
      name: `${question.name}: features of ${unit}`,
      call: () => question(measuredIn(unit), [0]),
      message: `${question.name} requires network to be one whose features have largest values of 0 or from 1e-100 to 1e+100, got ${unit} of "x"; choose another unit`,
    })),
  ),
  {
    name: "exactMargins: a direction with NaN",
    call: () => exactMargins(threeClasses, zero.with(3, NaN)),
    message: "commonIntegers requires values to be finite numbers, got NaN at entry 3",
  },
]);

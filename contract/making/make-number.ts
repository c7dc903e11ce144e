import type { JsonObject } from '../json.ts';
import { commonMultiple, multiple } from '../validation/decimals.ts';
import type { Chance } from './chance.ts';
import { largest, numbersOf, smallest, textsOf } from './demand.ts';

/** The numbers that a format of numbers leaves. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65_535],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  float: [-3e38, 3e38],
};

/** Formats that leave whole numbers only. */
const whole = /^(u?int\d+|double-int|sf-integer)$/;

/** Numbers are of this size where nothing says otherwise. */
const usual = 1000;

/** A number within all bounds, with as few decimals as they allow; undefined where there is none. */
export function makeNumber(
  parts: readonly JsonObject[],
  isInteger: boolean,
  chance: Chance,
): number | undefined {
  const formats = textsOf(parts, 'format');
  const [leastOfFormats, mostOfFormats] = [
    Math.max(...formats.map((name) => ranges[name]?.[0] ?? Number.NEGATIVE_INFINITY)),
    Math.min(...formats.map((name) => ranges[name]?.[1] ?? Number.POSITIVE_INFINITY)),
  ];
  const own: Bounds = {
    least: largest(parts, 'minimum') ?? Number.NEGATIVE_INFINITY,
    most: smallest(parts, 'maximum') ?? Number.POSITIVE_INFINITY,
    above: largest(parts, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY,
    below: smallest(parts, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY,
  };
  const all: Bounds = {
    ...own,
    least: Math.max(leastOfFormats, own.least),
    most: Math.min(mostOfFormats, own.most),
  };
  const isFormatBound = all.least !== own.least || all.most !== own.most;
  // A format leaves numbers of a size that nobody uses: those that the schema itself says come first.
  const looked = isFormatBound ? [own, all] : [all];
  const units = numbersOf(parts, 'multipleOf').filter((unit) => unit > 0);
  const isWhole = isInteger || formats.some((format) => whole.test(format));
  const steps =
    units.length > 0 ? [commonMultiple(isWhole ? [...units, 1] : units)] : isWhole ? [1] : decimalSteps;
  for (const unit of steps) {
    for (const near of looked) {
      const value = candidatesWithin(near, unit, chance).find((candidate) => isInside(all, candidate));
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** From whole numbers to the finest decimals that a number of usual size has. */
const decimalSteps = Array.from({ length: 13 }, (_, places) => Number(`1e-${places}`));

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly above: number;
  readonly below: number;
}

function isInside({ least, most, above, below }: Bounds, value: number): boolean {
  return value >= least && value <= most && value > above && value < below;
}

/** Multiples of a unit, most of them within bounds. */
function candidatesWithin({ least, most, above, below }: Bounds, unit: number, chance: Chance): number[] {
  const low = Math.max(least, above);
  const high = Math.min(most, below);
  const first = Number.isFinite(low)
    ? Math.ceil(low / unit)
    : Number.isFinite(high)
      ? Math.floor(high / unit) - usual
      : 1;
  const last = Number.isFinite(high) ? Math.floor(high / unit) : first + usual;
  // Bounds that are excluded, and quotients that are not exact, are off by one.
  const counts = [
    first + chance.below(Math.min(usual, Math.max(1, last - first + 1))),
    first,
    first + 1,
    first + 2,
    last,
    last - 1,
  ];
  return counts.map((count) => multiple(unit, count));
}

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
  const bounds = {
    least: Math.max(leastOfFormats, largest(parts, 'minimum') ?? Number.NEGATIVE_INFINITY),
    most: Math.min(mostOfFormats, smallest(parts, 'maximum') ?? Number.POSITIVE_INFINITY),
    above: largest(parts, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY,
    below: smallest(parts, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY,
  };
  const units = numbersOf(parts, 'multipleOf').filter((unit) => unit > 0);
  const isWhole = isInteger || formats.some((format) => whole.test(format));
  if (units.length > 0) return within(bounds, commonMultiple(isWhole ? [...units, 1] : units), chance);
  for (const unit of isWhole ? [1] : decimalSteps) {
    const value = within(bounds, unit, chance);
    if (value !== undefined) return value;
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

/** A multiple of a unit within bounds. */
function within({ least, most, above, below }: Bounds, unit: number, chance: Chance): number | undefined {
  const isInside = (value: number) => value >= least && value <= most && value > above && value < below;
  const low = Math.max(least, above);
  const high = Math.min(most, below);
  const first = Number.isFinite(low)
    ? Math.ceil(low / unit)
    : Number.isFinite(high)
      ? Math.floor(high / unit) - usual
      : 1;
  const last = Number.isFinite(high) ? Math.floor(high / unit) : first + usual;
  // Bounds that are excluded, and quotients that are not exact, are off by one.
  const candidates = [
    first + chance.below(Math.min(usual, Math.max(1, last - first + 1))),
    first,
    first + 1,
    first + 2,
    last,
    last - 1,
  ];
  return candidates.map((count) => multiple(unit, count)).find(isInside);
}

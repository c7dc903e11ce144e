/**
 * Numbers as the decimal fractions that they are written as. In binary, 8.61 is no multiple of 0.01; in JSON it is.
 */
interface Decimal {
  readonly digits: bigint;
  /** Digits behind the point; never negative. */
  readonly places: number;
}

/** Whether a number is a whole multiple of another, counted in decimals and not in binary. */
export function isMultipleOf(value: number, unit: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(unit) || unit === 0) return false;
  const [one, other] = [decimalOf(value), decimalOf(unit)];
  return scaled(one, other.places) % scaled(other, one.places) === 0n;
}

/** The smallest number that is a multiple of all of some: 0.3 for 0.1 and 0.15. */
export function commonMultiple(units: readonly number[]): number {
  const decimals = units.map(decimalOf);
  const places = Math.max(0, ...decimals.map((decimal) => decimal.places));
  const whole = decimals.map(({ digits, places: own }) => absolute(digits) * 10n ** BigInt(places - own));
  const common = whole.reduce((one, other) => (one / divisor(one, other)) * other, 1n);
  return times(1, common, places);
}

/** A number times a whole one, rounded to the decimals it has: 3 × 0.1 is 0.3. */
export function multiple(unit: number, count: number): number {
  const { digits, places } = decimalOf(unit);
  return times(count, digits, places);
}

function times(count: number, digits: bigint, places: number): number {
  return Number(`${BigInt(Math.round(count)) * digits}e-${places}`);
}

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** The digits as if the number were written with so many more places. */
function scaled({ digits }: Decimal, more: number): bigint {
  return digits * 10n ** BigInt(more);
}

function divisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : divisor(other, one % other);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

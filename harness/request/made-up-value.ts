import { randomBytes, randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Known } from '../model/strategy.ts';

/**
 * A value for a parameter of a path that is valid by its schema, and that nothing has; undefined where none is known. Where
 * an example shows identifiers of another form than a UUID, it has that form: for such a server, a UUID is malformed.
 */
export function madeUpValue(
  { schema, examples }: Parameter,
  { contract }: Pick<Known, 'contract'>,
): string | undefined {
  const fresh = uuid();
  const candidates = [
    ...likeExample(examples[0]?.value),
    fresh,
    `unknown-${fresh.slice(-12)}`,
    highNumber(),
    '2147483646',
  ];
  const validator = schema === undefined ? undefined : contract.requests.at(schema);
  return candidates.find(
    (value) => !validator || validator.accepts(value) || validator.accepts(Number(value)),
  );
}

/** Hexadecimal digits without hyphens, as identifiers of MongoDB and hashes have them: "65a9c0de1f2e3d4c5b6a7980". */
const hexadecimal = /^[0-9a-f]{16,64}$/;

/** Decimal digits without a zero before them. */
const decimal = /^(0|[1-9]\d*)$/;

function likeExample(example: unknown): readonly string[] {
  if (typeof example !== 'string') return [];
  if (decimal.test(example)) return numbersLike(example);
  if (!hexadecimal.test(example)) return [];
  return [
    randomBytes(Math.ceil(example.length / 2))
      .toString('hex')
      .slice(0, example.length),
  ];
}

/** Far above what counts up from 1, but within 32 bits. Another one each time: a PUT may make what it names. */
function highNumber(): string {
  return String(randomInt(2_000_000_000, 2_147_483_647));
}

/**
 * A high number, or one as long as what is made of the time: "175928847299117063", within 64 bits. None for what is between
 * them: a number as long as that of an account or a telephone may be somebody's.
 */
function numbersLike({ length }: string): readonly string[] {
  if (length <= 8) return [highNumber()];
  if (length < 16 || length > 19) return [];
  return [`1${Array.from({ length: length - 1 }, () => randomInt(10)).join('')}`];
}

import { randomBytes, randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Known } from '../model/strategy.ts';

/**
 * A value for a parameter of a path that is valid by its schema, and that nothing has; undefined where none is known. Where
 * an example shows identifiers of another form than a UUID, it has that form: for such a server, a UUID is malformed. A
 * short number may be somebody's, and so becomes the highest of 32 bits but one.
 */
export function madeUpValue(
  { schema, examples }: Parameter,
  { contract }: Pick<Known, 'contract'>,
): string | undefined {
  const fresh = uuid();
  const candidates = [...likeExample(examples[0]?.value), fresh, `unknown-${fresh.slice(-12)}`, highest];
  const validator = schema === undefined ? undefined : contract.requests.at(schema);
  return candidates.find(
    (value) => !validator || validator.accepts(value) || validator.accepts(Number(value)),
  );
}

/** For servers that count in 32 bits. */
const highest = '2147483646';

/** Hexadecimal digits without hyphens, as identifiers of MongoDB and hashes have them: "65a9c0de1f2e3d4c5b6a7980". */
const hexadecimal = /^[0-9a-f]{16,64}$/;

/** Decimal digits, as counters and snowflakes have them: "175928847299117063". */
const decimal = /^\d{1,19}$/;
/** From so many digits on, nobody has a random one. */
const longNumber = 16;

function likeExample(example: unknown): readonly string[] {
  if (typeof example !== 'string') return [];
  if (decimal.test(example)) return [numberLike(example)];
  if (!hexadecimal.test(example)) return [];
  return [
    randomBytes(Math.ceil(example.length / 2))
      .toString('hex')
      .slice(0, example.length),
  ];
}

/** Of as many digits; it begins with 1, so that it is no more than 64 bits hold. */
function numberLike({ length }: string): string {
  if (length < longNumber) return highest;
  return `1${Array.from({ length: length - 1 }, () => randomInt(10)).join('')}`;
}

import { randomBytes } from 'node:crypto';
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
  const candidates = [...likeExample(examples[0]?.value), fresh, `unknown-${fresh.slice(-12)}`, '2147483646'];
  const validator = schema === undefined ? undefined : contract.requests.at(schema);
  return candidates.find(
    (value) => !validator || validator.accepts(value) || validator.accepts(Number(value)),
  );
}

/** Hexadecimal digits without hyphens, as identifiers of MongoDB and hashes have them: "65a9c0de1f2e3d4c5b6a7980". */
const hexadecimal = /^[0-9a-f]{16,64}$/;

function likeExample(example: unknown): readonly string[] {
  if (typeof example !== 'string' || !hexadecimal.test(example)) return [];
  return [
    randomBytes(Math.ceil(example.length / 2))
      .toString('hex')
      .slice(0, example.length),
  ];
}

import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import { nearest } from '../../harness/model/nearest-name.ts';
import { UserError } from '../user-error.ts';

/** Throws a UserError for the name of a security scheme that the document does not have. */
export function requireKnownSchemes(
  names: readonly string[],
  { written }: Pick<Contract, 'written'>,
  where: string,
): void {
  const components = isObject(written.components) ? written.components : {};
  const known = isObject(components.securitySchemes) ? Object.keys(components.securitySchemes) : [];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  const there = known.length === 0 ? 'it has none' : `there are ${known.join(', ')}`;
  throw new UserError(
    `${where} names the security scheme "${unknown}", which the document does not have; ${meant === undefined ? there : `did you mean "${meant}"?`}`,
  );
}

import { type Contract, understand } from '../../../contract/contract.ts';
import { shapeOf } from '../../../contract/operations/path-template.ts';
import { mergeComponents } from './own-components.ts';
import { withMembersOf } from './own-members.ts';
import { withOperations } from './own-operations.ts';

/** The document that an instance publishes of itself. */
export interface OwnDocument {
  /** What it says. */
  readonly contract: Contract;
  /** What stands before its paths at the instance: "" or "/v1". */
  readonly below: string;
}

/**
 * The contract of a version with what the instance's own document says beyond it: more operations, and more members of
 * responses. What both have is judged by ours. Operations that ours has as well, at another path or not in this version,
 * are not taken: whether they are there was detected. Undefined where less than half of ours are in the other document,
 * which is about another API then. Pure.
 */
export function withOwnDocument(
  bound: Contract,
  ours: Contract,
  { contract: own, below }: OwnDocument,
): Contract | undefined {
  const byShape = new Map(bound.operations.map((operation) => [shapeOf(operation.key), operation]));
  const known = new Set([...byShape.keys(), ...ours.operations.map(({ key }) => shapeOf(key))]);
  const placed = own.operations.map((operation) => {
    const path = `${below}${operation.path}`;
    return { operation, path, shape: shapeOf(`${operation.method} ${path}`) };
  });
  const shared = placed.flatMap(({ operation: theirs, shape }) => {
    const found = byShape.get(shape);
    return found ? [{ ours: found, theirs }] : [];
  });
  if (shared.length * 2 < bound.operations.length) return undefined;
  const { components, renamed } = mergeComponents(bound.written, own.written);
  const paths = new Map(bound.operations.map(({ path }) => [shapeOf(path), path]));
  const more = placed
    .filter(({ shape }) => !known.has(shape))
    .map(({ operation, path }) => ({ operation, path: paths.get(shapeOf(path)) ?? path }));
  const larger = withOperations({ ...bound.written, components }, own, more, renamed);
  const document = withMembersOf(larger, own, shared, renamed);
  return understand({ file: bound.file, text: bound.text, document, findings: [] });
}

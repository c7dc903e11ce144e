import type { Contract } from '../contract.ts';
import type { Operation } from '../operations/operation.ts';
import { servedAt } from '../servers.ts';
import type { Change } from './change.ts';
import { operationChanges } from './operation-changes.ts';

/** What callers find different, of the whole document: breaking changes first, each in the order of the document. */
export function documentChanges(before: Contract, after: Contract): readonly Change[] {
  const [had, has] = [byPlace(before), byPlace(after)];
  const all = [
    ...serverChanges(before, after),
    ...[...had].flatMap(([place, operation]): readonly Change[] => {
      const now = has.get(place);
      if (!now) return [{ breaking: true, operation: operation.key, where: '', what: 'is gone' }];
      return operationChanges({ contract: before, operation }, { contract: after, operation: now });
    }),
    ...[...has]
      .filter(([place]) => !had.has(place))
      .map(([, { key }]): Change => ({ breaking: false, operation: key, where: '', what: 'is new' })),
  ];
  return [...all.filter(({ breaking }) => breaking), ...all.filter(({ breaking }) => !breaking)];
}

/** By method and path without the names of its parameters, which callers do not see. */
function byPlace({ operations }: Contract): ReadonlyMap<string, Operation> {
  return new Map(
    operations.map((operation) => [
      `${operation.method} ${operation.path.replaceAll(/\{[^{}]+\}/g, '{}')}`,
      operation,
    ]),
  );
}

function serverChanges(before: Contract, after: Contract): Change[] {
  const placesOf = (contract: Contract) =>
    new Set(servedAt(contract).map(({ host = '', basePath }) => `${host}${basePath}` || '/'));
  const [had, has] = [placesOf(before), placesOf(after)];
  const gone = [...had].filter((place) => !has.has(place));
  return gone.map((place) => ({
    breaking: true,
    operation: 'every operation',
    where: '',
    what: `is not served at ${place} any more, but at ${[...has].join(', ')}`,
  }));
}

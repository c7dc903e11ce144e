import { cellId } from '../../contract/operations/operation.ts';
import type { Exchange } from './exchange.ts';
import type { Excuse } from './excuse.ts';
import type { Tolerance } from './tolerance.ts';

/**
 * The excuses of a whole run, without those by a tolerance whose reason another response to the same persona disproves.
 * `ours` returns our id of a cell. Pure.
 */
export function standingExcuses(
  excuses: ReadonlyMap<string, Excuse>,
  exchanges: readonly Exchange[],
  tolerances: readonly Tolerance[] = [],
  ours: (cell: string) => string = (cell) => cell,
): ReadonlyMap<string, Excuse> {
  const personas = new Map(exchanges.map(({ id, persona }) => [id, persona]));
  const unlessOf = ({ tolerance }: Excuse): RegExp | undefined => {
    const found = tolerances.find(({ id, why }) => id === tolerance?.id && why === tolerance.why);
    return found?.kind === 'status' ? found.unless : undefined;
  };
  const isDisproved = (id: string, excuse: Excuse): boolean => {
    const unless = unlessOf(excuse);
    return (
      unless !== undefined &&
      exchanges.some(({ persona, operation, response }) => {
        const cell = cellId(operation.key, String(response.status));
        return persona === personas.get(id) && (unless.test(cell) || unless.test(ours(cell)));
      })
    );
  };
  return new Map([...excuses].filter(([id, excuse]) => !isDisproved(id, excuse)));
}

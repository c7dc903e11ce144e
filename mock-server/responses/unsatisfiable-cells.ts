import type { Contract } from '../../contract/contract.ts';
import type { Bodies } from './bodies.ts';

/** A documented body for which nothing was found that its schema allows as it is written. */
export interface Unsatisfiable {
  /** "GET /pets/{petId} 200" */
  readonly cell: string;
  /** Of the schema. */
  readonly pointer: string;
}

export function unsatisfiableCells({ cells }: Contract, { best }: Bodies): readonly Unsatisfiable[] {
  return cells.flatMap(({ id, response }) =>
    response.content.flatMap((media) =>
      media.schema !== undefined && best(media).valid !== 'as-written'
        ? [{ cell: id, pointer: media.schema }]
        : [],
    ),
  );
}

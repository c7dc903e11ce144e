import { sql } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import type { ChildTable } from '../families/family.ts';
import type { Db, UserRow } from '../storage/tables.ts';

/** Who owns a threat model, and what there is in it at all: most have not everything, and need not be asked for it. */
export interface Overview extends UserRow {
  /** 1 or true. */
  readonly documents: unknown;
  readonly sources: unknown;
  readonly diagrams: unknown;
  readonly threats: unknown;
  readonly metadata: unknown;
}

/** Throws if the threat model is not there, or its owner: the database has no threat model without one. */
export async function overviewOf(db: Db, threatModelId: string): Promise<Overview> {
  const [overview] = await select(db, { threatModelId });
  if (!overview) throw new Error(`threat model ${threatModelId} is gone`);
  return overview;
}

const select = prepared((db: Db, { threatModelId }: { readonly threatModelId: string }) =>
  db
    .selectFrom('threat_models')
    .innerJoin('users', 'users.id', 'threat_models.owner_id')
    .selectAll('users')
    .select([
      hasAny('documents').as('documents'),
      hasAny('sources').as('sources'),
      hasAny('diagrams').as('diagrams'),
      hasAny('threats').as('threats'),
      hasAny('metadata').as('metadata'),
    ])
    .where('threat_models.id', '=', threatModelId),
);

function hasAny(table: ChildTable | 'metadata') {
  return sql<unknown>`exists (select 1 from ${sql.table(table)} as child where child.threat_model_id = threat_models.id)`;
}

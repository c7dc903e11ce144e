import type { Contract } from '../../contract/contract.ts';
import { perObject } from '../../contract/memoise.ts';
import { isForAnyAccount } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { type HealthyPersonaId, healthyPersonas } from '../model/persona.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';

/**
 * Positive controls: for every persona with working credentials, one operation must succeed. If none does, a refusal of
 * that persona proves nothing.
 */
export function controls(contract: Contract): Scenario[] {
  const candidates = controlOperations(contract).slice(0, patience);
  if (candidates.length === 0) return [];
  return healthyPersonas.map(({ id, sentence }) => ({
    id: controlId(id),
    suite: 'control',
    title: `The persona "${id}", who ${sentence}, is allowed`,
    aim: 'may',
    cell: undefined,
    requirements: [],
    needs: [],
    fallback: false,
    run: (story) => letIn(story, id, candidates),
  }));
}

/** Calls operations until one succeeds: an operation that fails for all personas does not fail their controls. */
async function letIn(
  story: Story,
  as: HealthyPersonaId,
  [operation, ...others]: readonly Operation[],
): Promise<void> {
  if (!operation) return;
  try {
    const why = `${operation.summary}, as the ${as}`;
    await story.send(await story.draft(operation), { as, expect: '200', why, step: 'control' });
  } catch (error) {
    const isRefused =
      error instanceof Stop && (error.kind === 'setup-failed' || error.kind === 'does-not-fit');
    if (!isRefused || others.length === 0) throw error;
    try {
      await letIn(story, as, others);
    } catch (last) {
      // The first one says most: the others were only tried in its place.
      if (last instanceof Stop && last.kind === error.kind) throw error;
      throw last;
    }
  }
}

/** Operations that are asked in turn, at most. */
const patience = 4;

/** Where everybody is let in who has an account; undefined where the document has no such operation. */
export function controlOperation(contract: Contract): Operation | undefined {
  return controlOperations(contract)[0];
}

/** The same for the credentials that an operation wants: those of its first way in, in that way. */
export function controlFor({ access }: Operation, contract: Contract): Operation | undefined {
  return controlOperations(contract).find((control) => wayOf(control) === wayOf({ access }));
}

function wayOf({ access }: Pick<Operation, 'access'>): string {
  return JSON.stringify(access.schemes.map(({ name }) => name).sort());
}

const controlOperations = perObject(({ operations }: Contract): readonly Operation[] =>
  operations.filter(isOpenToAnyAccount),
);

export function controlId(persona: string): string {
  return `control › ${persona}`;
}

/** A read of no resource in particular, for which any account is enough. */
function isOpenToAnyAccount({ method, path, access, responses }: Operation): boolean {
  const anyAccount = isForAnyAccount(access);
  return (
    method === 'GET' && !path.includes('{') && anyAccount && responses.some(({ status }) => status === '200')
  );
}

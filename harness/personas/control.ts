import type { Contract } from '../../contract/contract.ts';
import { isForAnyAccount } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { healthyPersonas } from '../model/persona.ts';
import type { Scenario } from '../model/scenario.ts';

/**
 * Positive controls: every persona with working credentials has to be let in somewhere. Where that fails, a refusal of
 * that persona proves nothing.
 */
export function controls(contract: Contract): Scenario[] {
  const operation = controlOperation(contract);
  if (!operation) return [];
  return healthyPersonas.map(({ id, sentence }) => ({
    id: controlId(id),
    suite: 'control',
    title: `The persona "${id}", who ${sentence}, is allowed`,
    aim: 'may',
    cell: undefined,
    requirements: [],
    needs: [],
    fallback: false,
    run: async (story) => {
      const draft = await story.draft(operation);
      await story.send(draft, {
        as: id,
        expect: '200',
        why: `${operation.summary}, as the ${id}`,
        step: 'control',
      });
    },
  }));
}

/** Where everybody is let in who has an account; undefined where the document has no such operation. */
export function controlOperation({ operations }: Contract): Operation | undefined {
  return operations.find(isOpenToAnyAccount);
}

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

import type { Operation } from '../../contract/operations/operation.ts';
import { checksCredentials } from '../../contract/resources/credential-check.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { failedCreation } from './failed-creation.ts';
import { forbiddenBodies } from './forbidden-bodies.ts';
import { type ProbeKind, probing } from './probing.ts';
import { sameKeyTwice } from './same-key-twice.ts';
import { serverSetMembers } from './server-set-members.ts';
import { toldExistence } from './told-existence.ts';
import { undocumentedReading } from './undocumented-reading.ts';
import { unknownPaths } from './unknown-paths.ts';
import { unusualBodies } from './unusual-bodies.ts';
import { unusualHeaders } from './unusual-headers.ts';
import { unusualPaths } from './unusual-paths.ts';
import { unusualQueries } from './unusual-queries.ts';
import { withoutCredentials } from './without-credentials.ts';

/** Every kind of probe, in the order in which their scenarios are planned. */
export const probeKinds: readonly ProbeKind[] = [
  unknownPaths,
  unusualPaths,
  unusualQueries,
  unusualHeaders,
  unusualBodies,
  forbiddenBodies,
  withoutCredentials,
  failedCreation,
  serverSetMembers,
  sameKeyTwice,
  toldExistence,
  undocumentedReading,
];

/**
 * All probes of the operations of a contract that may be asked. Whoever checks credentials is left out: wrong ones may lock an account, and a refusal says
 * nothing about the request.
 */
export function probesOf(known: Known, isAsked: (operation: Operation) => boolean): Scenario[] {
  return known.contract.operations
    .filter((operation) => isAsked(operation) && isProbed(operation, known))
    .flatMap((operation) =>
      probeKinds.flatMap((kind) => {
        const plan = kind.plan(operation, known);
        return plan ? [probing(kind, operation, plan)] : [];
      }),
    );
}

function isProbed(operation: Operation, { contract }: Known): boolean {
  const isKnown = operation.unresolved.length === 0 && (operation.sharedNames ?? []).length === 0;
  return isKnown && !checksCredentials(operation, contract);
}

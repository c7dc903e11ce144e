import type { Contract } from '../contract/contract.ts';
import type { Operation } from '../contract/operation.ts';
import { coveringStatus } from '../contract/status.ts';
import { authenticator } from './authenticate.ts';
import { authorizer } from './authorize.ts';
import type { Act, Stage } from './call.ts';
import { forcedStage } from './forced.ts';
import { negotiation } from './negotiate.ts';
import { parameterChecks } from './parameters/check-parameters.ts';
import type { Plumbing } from './plumbing.ts';
import { problem } from './problem.ts';
import type { Refuse } from './refusals.ts';
import { bodyStage } from './request-body.ts';
import type { ReadyResponse, Responses } from './responses.ts';
import { rememberingAct } from './state/act.ts';
import type { Memory } from './state/memory.ts';
import { statelessAct } from './stateless-act.ts';
import { successOf } from './success.ts';

/** What all operations of one mock share. */
export interface Workshop {
  readonly contract: Contract;
  readonly responses: Responses;
  readonly refusals: (operation: Operation) => Refuse;
  readonly plumbing: Plumbing;
  /** Undefined in a stateless mock. */
  readonly memory: Memory | undefined;
}

/** Everything about one operation that does not depend on a request, decided. The last line is the order of checks. */
export function compileOperation(workshop: Workshop, operation: Operation): Act {
  const { contract, responses, plumbing, memory } = workshop;
  const refuse = workshop.refusals(operation);
  const success = successOf(operation, responses.ready);
  if (!success) return () => problem(501, `${operation.key} documents no response`);
  const forced = plumbing.ignoresPreferences ? pass : forcedStage(operation, responses);
  const authenticate = plumbing.acceptsAnyCredentials ? pass : authenticator(operation, refuse);
  const declared = plumbing.refusesWhoeverOwnsNothing ? ownersOnly(operation) : operation;
  const authorize = plumbing.ignoresRoles ? pass : authorizer(declared, refuse);
  const negotiate = plumbing.ignoresAccept ? pass : acceptable(success, refuse);
  const checkParameters = plumbing.acceptsInvalidParameters
    ? pass
    : parameterChecks(contract, operation, refuse);
  const readBody = bodyReader(workshop, operation, refuse);
  const otherwise = statelessAct(contract, responses, operation, success);
  const remembering = memory && rememberingAct(memory, operation, { success, refuse, otherwise });
  const isNeverAbsent = plumbing.acceptsUnknownIds || !knowsAbsence(operation);
  const act = isNeverAbsent ? unlessAbsent(remembering, otherwise) : (remembering ?? otherwise);
  return (call) =>
    forced(call) ??
    authenticate(call) ??
    authorize(call) ??
    negotiate(call) ??
    checkParameters(call) ??
    readBody(call) ??
    act(call);
}

const pass: Stage = () => undefined;

function ownersOnly(operation: Operation): Operation {
  return { ...operation, access: { ...operation.access, ownership: 'owner' } };
}

function bodyReader({ contract, plumbing }: Workshop, operation: Operation, refuse: Refuse): Stage {
  const read = bodyStage(contract, operation, refuse, { judge: !plumbing.acceptsInvalidBodies });
  const unread: Stage = (call) => {
    call.body = operation.body && {};
    return undefined;
  };
  if (plumbing.ignoresBodies) return unread;
  if (!plumbing.acceptsAnyMediaType) return read;
  return (call) => {
    const refusal = read(call);
    return refusal?.status === 415 ? unread(call) : refusal;
  };
}

/** Whether the document has an answer for what is not there. Where it has none, every answer it has means that it is. */
function knowsAbsence({ responses }: Operation): boolean {
  const documented = responses.map(({ status }) => status);
  return coveringStatus(documented, 404) !== undefined;
}

/** Does something else where what is remembered says that there is nothing. */
function unlessAbsent(remembering: Act | undefined, otherwise: Act): Act {
  return (call) => {
    const answer = remembering?.(call);
    return answer === undefined || answer.status === 404 ? otherwise(call) : answer;
  };
}

/** Finds the media type of the answer. An answer without a body suits everybody. */
function acceptable({ types }: ReadyResponse, refuse: Refuse): Stage {
  const choose = negotiation(types);
  return (call) => {
    call.media = choose(call.request.headers.accept);
    if (call.media >= 0) return undefined;
    const message = `The answer can be had as ${types.join(', ')}`;
    return refuse({ status: 406, cause: 'not-acceptable', message });
  };
}

import type { Contract } from '../contract/contract.ts';
import type { Operation } from '../contract/operations/operation.ts';
import { coveringStatus } from '../contract/operations/status.ts';
import type { Switches } from './faults/switches.ts';
import { acceptable } from './requests/acceptable.ts';
import { noSampleStage } from './requests/answerable.ts';
import { authenticator } from './requests/authenticate.ts';
import { authorizer } from './requests/authorize.ts';
import type { Act, RequestStep } from './requests/call.ts';
import { parameterChecks } from './requests/check-parameters.ts';
import { csrfStep } from './requests/csrf.ts';
import { forcedResponse } from './requests/forced-response.ts';
import { bodyStep } from './requests/request-body.ts';
import { problem } from './responses/plain-problem.ts';
import type { Refuse } from './responses/refusals.ts';
import type { Responses } from './responses/responses.ts';
import { successOf } from './responses/success.ts';
import { rememberingAct } from './state/act.ts';
import type { Memory } from './state/memory.ts';
import { statelessAct } from './state/stateless-act.ts';

/** What all operations of one mock share. */
export interface SharedParts {
  readonly contract: Contract;
  readonly responses: Responses;
  readonly refusals: (operation: Operation) => Refuse;
  readonly switches: Switches;
  /** Undefined in a stateless mock. */
  readonly memory: Memory | undefined;
}

/** Everything about one operation that does not depend on a request, decided. The last line is the order of checks. */
export function compileOperation(shared: SharedParts, operation: Operation): Act {
  const { contract, responses, switches, memory } = shared;
  const refuse = shared.refusals(operation);
  const success = successOf(operation, responses.ready);
  if (!success) return () => problem(501, `${operation.key} documents no response`);
  const forced = switches.ignoresPreferences ? pass : forcedResponse(operation, responses);
  const authenticate = switches.acceptsAnyCredentials ? pass : authenticator(operation, refuse);
  const guard = csrfStep(contract, operation, refuse);
  const declared = switches.refusesWhoeverOwnsNothing ? ownersOnly(operation) : operation;
  const authorize = switches.ignoresRoles ? pass : authorizer(declared, refuse);
  const negotiate = switches.ignoresAccept ? pass : acceptable(success, refuse);
  const checkParameters = switches.acceptsInvalidParameters
    ? pass
    : parameterChecks(contract, operation, refuse);
  const readBody = bodyReader(shared, operation, refuse);
  const otherwise = statelessAct(contract, responses, operation, success);
  const remembering = memory && rememberingAct(memory, operation, { success, refuse, otherwise });
  const isNeverAbsent = switches.acceptsUnknownIds || !knowsAbsence(operation);
  const answerable = noSampleStage(responses.bodies, success, refuse);
  const act = isNeverAbsent ? unlessAbsent(remembering, otherwise) : (remembering ?? otherwise);
  return (call) =>
    forced(call) ??
    guard(call) ??
    authenticate(call) ??
    authorize(call) ??
    negotiate(call) ??
    checkParameters(call) ??
    readBody(call) ??
    answerable(call) ??
    act(call);
}

const pass: RequestStep = () => undefined;

function ownersOnly(operation: Operation): Operation {
  return { ...operation, access: { ...operation.access, ownership: 'owner' } };
}

function bodyReader({ contract, switches }: SharedParts, operation: Operation, refuse: Refuse): RequestStep {
  const read = bodyStep(contract, operation, refuse, { judge: !switches.acceptsInvalidBodies });
  const unread: RequestStep = (call) => {
    call.body = operation.body && {};
    return undefined;
  };
  if (switches.ignoresBodies) return unread;
  if (!switches.acceptsAnyMediaType) return read;
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

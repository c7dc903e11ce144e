import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { acceptable } from '../requests/acceptable.ts';
import { authenticator } from '../requests/authenticate.ts';
import { authorizer } from '../requests/authorize.ts';
import type { Call, RequestStep } from '../requests/call.ts';
import { parameterChecks } from '../requests/check-parameters.ts';
import { csrfStep } from '../requests/csrf.ts';
import { bodyStep } from '../requests/request-body.ts';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { Responses } from '../responses/responses.ts';
import { successOf } from '../responses/success.ts';

/** What is wrong with a request. */
export interface RequestProblem {
  readonly about: 'csrf' | 'credentials' | 'permission' | 'accept' | 'parameters' | 'body' | 'request';
  /** One sentence: "name is required". */
  readonly message: string;
}

/**
 * All that is wrong with requests to one operation, whatever is answered: a mock that simulates faults accepts some of
 * it, a forced response is returned anyway, and a refusal says the first problem only.
 */
export function requestJudge(
  contract: Contract,
  responses: Responses,
  operation: Operation,
): (call: Call) => readonly RequestProblem[] {
  // Steps keep their refusals, so that a message belongs to the answer and not to the moment.
  const messages = new WeakMap<Answer, string>();
  const refuse: Refuse = ({ status, message }) => {
    const answer = { status, headers: [], body: undefined };
    messages.set(answer, message);
    return answer;
  };
  const success = successOf(operation, responses.ready);
  const steps: readonly (readonly [RequestProblem['about'], RequestStep])[] = [
    ['csrf', csrfStep(contract, operation, refuse)],
    ['credentials', authenticator(operation, refuse)],
    ['permission', authorizer(operation, refuse)],
    ...(success ? [['accept', acceptable(success, refuse)] as const] : []),
    ['parameters', parameterChecks(contract, operation, refuse)],
    ['body', bodyStep(contract, operation, refuse)],
  ];
  return (call) => {
    // The steps of the answer begin with the request as it came.
    const own = { ...call };
    return steps.flatMap(([about, step]) => {
      const answer = step(own);
      return answer ? [{ about, message: messages.get(answer) ?? '' }] : [];
    });
  };
}

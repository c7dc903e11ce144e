import { isObject } from '../../contract/json.ts';
import type { Example, Response } from '../../contract/operations/operation.ts';
import type { Exchange } from './exchange.ts';
import type { ErrorContract } from './profile.ts';

/** The errors that a document shows by example. */
export interface DocumentedError {
  /** Undefined where only the text tells errors apart. */
  readonly code: string | undefined;
  readonly message: string;
}

/** All errors that the examples of a response show. */
export function documentedErrors(response: Response, errors: ErrorContract): DocumentedError[] {
  return examplesOf(response).flatMap((example) => errorIn(example, errors));
}

/** The errors that an exchange should show: its named example, or the examples of its cause; empty if there are none. */
export function dueErrors(
  { purpose }: Exchange,
  response: Response,
  errors: ErrorContract,
): DocumentedError[] {
  if (response.status !== purpose.expected) return [];
  const examples = examplesOf(response);
  if (purpose.example)
    return examples
      .filter(({ name }) => name === purpose.example)
      .flatMap((example) => errorIn(example, errors));
  if (!purpose.cause) return [];
  const ofCause = examples.filter(({ cause }) => cause === purpose.cause);
  const ofSubject = ofCause.filter(({ subject }) => subject === purpose.subject);
  return (ofSubject.length > 0 ? ofSubject : ofCause.filter(({ subject }) => subject === undefined)).flatMap(
    (example) => errorIn(example, errors),
  );
}

function examplesOf(response: Response): Example[] {
  return response.content.flatMap(({ examples }) => examples);
}

function errorIn({ value }: Example, errors: ErrorContract): DocumentedError[] {
  if (!isObject(value)) return [];
  const message = value[errors.message];
  const text = typeof message === 'string' ? message : '';
  if (errors.code === undefined) return text === '' ? [] : [{ code: undefined, message: text }];
  const code = value[errors.code];
  return typeof code === 'string' ? [{ code, message: text }] : [];
}

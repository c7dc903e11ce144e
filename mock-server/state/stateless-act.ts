import type { Contract } from '../../contract/contract.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { itemParameter } from '../../contract/operations/path-template.ts';
import type { Act } from '../requests/call.ts';
import { withHeader } from '../responses/answer.ts';
import type { ReadyResponse, Responses } from '../responses/responses.ts';
import { shownIdentifier } from './identity.ts';
import { locator } from './location.ts';

/** Answers from the examples: every identifier exists, nothing is remembered. */
export function statelessAct(
  contract: Contract,
  responses: Responses,
  operation: Operation,
  success: ReadyResponse,
): Act {
  if (success.status !== 201 || operation.method !== 'POST') return ({ media }) => success.best(media);
  const identifier = identifierShown(contract, responses, operation, success);
  if (identifier === undefined) return ({ media }) => success.best(media);
  const locate = locator(contract, success);
  const last = `/${encodeURIComponent(identifier)}`;
  return (call) => withHeader(success.best(call.media), 'Location', locate(call, call.path + last));
}

/** The identifier in the answer of an operation that creates something with a path of its own. */
function identifierShown(
  { operations }: Contract,
  { bodies }: Responses,
  { path }: Operation,
  { media }: ReadyResponse,
): string | undefined {
  const items = operations
    .map((other) => other.path)
    .filter((other) => other.replace(/\/\{[^{}]+\}$/, '') === path);
  const parameter = items.map(itemParameter).find((name) => name !== undefined);
  const shown = media.find(({ type }) => isJson(type));
  const body = shown && bodies.best(shown).value;
  return parameter === undefined ? undefined : shownIdentifier(body, parameter);
}

import type { Contract } from '../../contract/contract.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { itemParameter } from '../../contract/operations/path-template.ts';
import { samplesOf } from '../../contract/samples/samples.ts';
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
  contract: Contract,
  { bodies }: Responses,
  { path }: Operation,
  { media, response }: ReadyResponse,
): string | undefined {
  const items = contract.operations.filter((other) => other.path.replace(/\/\{[^{}]+\}$/, '') === path);
  const [item] = items.filter((other) => itemParameter(other.path) !== undefined);
  if (!item) return undefined;
  const name = itemParameter(item.path) ?? '';
  const shown = media.find(({ type }) => isJson(type));
  const identifier = shownIdentifier(shown && bodies.best(shown).value, name);
  if (identifier !== undefined || !response.headers.some((header) => /^location$/i.test(header.name)))
    return identifier;
  // Only the Location names it, and every identifier exists: any one that the path takes will do.
  const parameter = item.parameters.find((one) => one.in === 'path' && one.name === name);
  const sample = parameter && samplesOf(contract).parameter(parameter)?.value;
  return typeof sample === 'string' || typeof sample === 'number' ? String(sample) : undefined;
}

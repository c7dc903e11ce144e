import type { Contract } from '../../contract/contract.ts';
import { lazily } from '../../contract/memoise.ts';
import type { Call } from '../requests/call.ts';
import { problemFinder } from '../requests/validity.ts';
import type { ReadyResponse } from '../responses/responses.ts';

/** The Location of something at a path of this server: relative, as far as the document lets it be. */
export function locator(
  contract: Contract,
  { response }: ReadyResponse,
): (call: Call, path: string) => string {
  const header = response.headers.find(({ name }) => name.toLowerCase() === 'location');
  const relative = lazily(() => problemFinder(contract.responses, header?.schema)('/a/path') === undefined);
  return ({ request }, path) => (relative() ? path : `http://${request.headers.host ?? '127.0.0.1'}${path}`);
}

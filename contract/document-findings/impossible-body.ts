import type { Cell } from '../operations/operation.ts';
import { isBodiless, numericStatus } from '../operations/status.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A body on an answer that ends with its header section: nobody can send it, and nobody would read it. */
export const impossibleBody: DocumentRule = {
  name: 'impossible-body',
  help: 'Leave out the content of this response.',
  find: ({ cells }) => {
    const impossible = cells.filter((cell) => cell.response.content.length > 0 && hasNone(cell));
    return [...Map.groupBy(impossible, ({ response }) => response.pointer)].map(([pointer, same]) => ({
      pointer,
      message: `a body is described where HTTP has none; leave out its content: ${placesText(same.map(({ id }) => id))}`,
    }));
  },
};

function hasNone({ operation, response }: Cell): boolean {
  return operation.method === 'HEAD' || isBodiless(numericStatus(response.status) ?? 0);
}

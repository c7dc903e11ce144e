import type { Cell } from '../operations/operation.ts';
import { isBodiless, numericStatus } from '../operations/status.ts';
import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A body on an answer that ends with its header section: nobody can send it, and nobody would read it. */
export const impossibleBody: DocumentRule = {
  name: 'impossible-body',
  help: 'Remove the content of this response.',
  meaning:
    'A body is described for a response that cannot have one in HTTP: 204, 205, 304, or any response to HEAD. Generated clients wait for it.',
  source: 'RFC 9110, sections 6.4.1 and 9.3.2',
  example: `
    paths:
      /pets/{petId}:
        delete:
          parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
          responses:
            204:
              description: Deleted
              content: { application/json: { schema: { type: object } } }`,
  find: ({ cells }) => {
    const impossible = cells.filter((cell) => cell.response.content.length > 0 && hasNone(cell));
    return [...Map.groupBy(impossible, ({ response }) => response.pointer)].map(([pointer, same]) => ({
      pointer,
      message: `a body is described where HTTP allows none; remove the content: ${placesText(same.map(({ id }) => id))}`,
    }));
  },
};

function hasNone({ operation, response }: Cell): boolean {
  return operation.method === 'HEAD' || isBodiless(numericStatus(response.status) ?? 0);
}

import { hasMembers, isJson, isMultipart } from '../../contract/operations/media-type.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { aimAtRefusedBody, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'missing-body';

export const missingBody: Strategy = {
  id,
  title: 'A request without its required body is refused',
  meaning:
    'The document requires a body, and the request has none. The request must return 400 (422, or 4XX, if the document lists that instead). For GET and HEAD, another status leaves the cell not exercised: servers need not know what a body of theirs means.',
  help: 'Refuse a request without its body, or declare the body as optional.',
  source: 'OpenAPI 3.1.0, section 4.8.13 (Request Body Object), `required`',
  example: {
    operation: 'POST /books',
    request: `
      POST /books
      Content-Type: application/json
      Content-Length: 0`,
    got: 201,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const media = operation.body?.content.find((one) => !isEmptyValid(one, known));
    if (!isRefusal(cell) || !operation.body?.required || !media) return [];
    return [
      aiming(id, cell, {
        aim: aimAtRefusedBody(operation, known),
        title: 'A request with an empty body is refused',
        run: async (story) => {
          const draft = await story.draftForBody(operation, media.type);
          await story.send(
            { ...draft, body: { mediaType: withBoundary(media.type), text: '' } },
            {
              as: callerOf(operation),
              expect: response.status,
              or: otherRefusals(operation, known),
              why: `${operation.summary}, without a body`,
            },
          );
        },
      }),
    ];
  },
};

/**
 * Whether no text at all is a body: that of a form without members (WHATWG URL, section 5.1), of a sequence without items,
 * or an empty text.
 */
function isEmptyValid({ type, schema, sequence }: MediaType, { contract }: Known): boolean {
  if (isJson(type)) return false;
  const empty = sequence ? [] : hasMembers(type) ? {} : '';
  return schema === undefined || contract.requests.at(schema).accepts(empty);
}

/** Without a boundary it is the media type that is malformed, and not the body that is missing. */
function withBoundary(type: string): string {
  return isMultipart(type) ? `${type}; boundary=assay-form` : type;
}

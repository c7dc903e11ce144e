import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { aimAt, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'malformed-id';

/** Refused by the schema of an identifier; kept free of characters that a path gives a meaning. */
const malformed = ['not-a-valid-id', 'x'.repeat(300)];

export const malformedId: Strategy = {
  id,
  title: 'A malformed identifier is refused with 400, or with 404 if any text is a valid identifier',
  meaning:
    'An identifier that violates the schema of its parameter must return 400 (422, or 4XX, if the document lists that instead). If the document lists 404, that is accepted too, because many routers have no route for such a path; if it does not, a 404 leaves the cell not exercised. Not for an API whose sources say which of the two it is, as in the example. If the schema accepts any text, a 404 proves the cell, and another refusal is no violation: identifiers may have a form that the document does not tell.',
  help: 'Validate path parameters before looking anything up, or correct the schema of the parameter.',
  source: 'RFC 9110, section 15.5.1; OpenAPI 3.1.0, section 4.8.12 (Parameter Object)',
  example: {
    operation: 'GET /books/{bookId}',
    request: 'GET /books/not-a-valid-id',
    got: 404,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
    return parameters.flatMap((parameter) => {
      const value = refusedValue(parameter, known);
      const fits =
        value === undefined ? response.status === '404' && isIdentifier(parameter.name) : isRefusal(cell);
      if (!fits) return [];
      return [
        aiming(id, cell, {
          // Identifiers that may be any text by the document may have a form all the same.
          aim: value === undefined ? 'may' : aimAt(operation, known),
          variant: parameter.name,
          title: `A malformed ${parameter.name} returns ${response.status}`,
          run: async (story) => {
            const draft = await story.draft(operation);
            const path = { ...draft.path, [parameter.name]: value ?? 'not-a-valid-id' };
            await story.send(
              { ...draft, path, madeUp: [parameter.name] },
              {
                as: callerOf(operation),
                expect: response.status,
                or: value === undefined ? [] : otherStatuses(operation, known),
                cause: value === undefined ? 'unknown-resource' : 'malformed-path-parameter',
                subject: parameter.name,
                why: `${operation.summary}, with a malformed ${parameter.name}`,
              },
            );
          },
        }),
      ];
    });
  },
};

/** Routers that tell paths apart by the types of their parameters have no route for it, and answer that with 404. */
function otherStatuses(operation: Operation, known: Known): string[] {
  const isListed = operation.responses.some(({ status }) => status === '404');
  return [...otherRefusals(operation, known), ...(isListed && !known.saysRefusals ? ['404'] : [])];
}

function refusedValue({ schema }: Parameter, { contract }: Known): string | undefined {
  if (schema === undefined) return undefined;
  const validator = contract.requests.at(schema);
  return malformed.find((value) => !validator.accepts(value) && !validator.accepts(Number(value)));
}

function isIdentifier(name: string): boolean {
  return /(^|[_-])id$|Id$/.test(name);
}

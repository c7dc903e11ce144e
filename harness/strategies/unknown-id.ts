import { randomBytes } from 'node:crypto';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { isWithinTemplate, sameParameter } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { madeUpValue } from '../request/made-up-value.ts';
import { isFew, isListed } from '../request/scarce-identifiers.ts';
import { aiming, mayCreate } from './aiming.ts';

const id = 'unknown-id';

export const unknownId: Strategy = {
  id,
  title: 'An identifier that does not exist returns 404',
  meaning:
    'An identifier that is valid by its schema but does not exist must return 404, for each path parameter. If the API itself creates the resources that the parameter names, another status is a violation; otherwise it leaves the cell not exercised.',
  help: 'Return 404 if the identifier does not exist, before the rest of the request is validated.',
  source: 'RFC 9110, section 15.5.5',
  example: {
    operation: 'GET /books/{bookId}',
    request: 'GET /books/0197f3c2-0000-7000-8000-000000000000',
    got: 200,
    expected: '404',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (response.status !== '404') return [];
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
    return parameters
      .filter((parameter) => !isFew(parameter, known))
      .filter((parameter) => unknownValue(parameter, known) !== undefined)
      .map((parameter) =>
        aiming(id, cell, {
          variant: parameter.name,
          title: `An unknown ${parameter.name} is not found`,
          aim: isMade(operation, parameter, known) && !mayCreate(operation) ? 'must' : 'may',
          run: async (story) => {
            const draft = await story.draftAnyway(operation);
            const madeUp = madeUpValue(parameter, known);
            const value = madeUp ?? unknownValue(parameter, known) ?? '';
            const path = { ...draft.path, [parameter.name]: value };
            await story.send(
              { ...draft, path, madeUp: madeUp === undefined ? [] : [parameter.name] },
              {
                as: callerOf(operation),
                expect: '404',
                cause: 'unknown-resource',
                subject: parameter.name,
                why: `${operation.summary}, with an unknown ${parameter.name}`,
              },
            );
          },
        }),
      );
  },
};

/** Whether the API itself makes what the parameter names: only then is it certain that an unknown one is missed. */
function isMade(operation: Operation, parameter: Parameter, known: Known): boolean {
  const { graph } = known;
  // Of a few listed values, the set-up may have made the one that is asked for.
  if (isListed(parameter, known)) return false;
  return graph.collections.some(({ itemPath, roles }) => {
    const isNamed = sameParameter(operation, itemPath) === parameter;
    if (!isNamed || !isWithinTemplate(operation.path, itemPath)) return false;
    const user = roles.read ?? roles.replace ?? roles.patch ?? roles.remove;
    return saysCreated(roles.create) || (roles.create && user && graph.producerFor(user)) !== undefined;
  });
}

/** Generators of documents list 201 for every POST, a search included: an empty one beside a 200 says nothing. */
function saysCreated(create: Operation | undefined): boolean {
  const responses = create?.responses ?? [];
  const made = responses.find(({ status }) => status === '201');
  return made !== undefined && (made.content.length > 0 || !responses.some(({ status }) => status === '200'));
}

/** Valid by the schema of the parameter, and most likely new; undefined where the document lists all values there are. */
function unknownValue(parameter: Parameter, known: Known): string | undefined {
  const { schema } = parameter;
  const madeUp = madeUpValue(parameter, known);
  if (madeUp !== undefined) return madeUp;
  if (schema === undefined || known.contract.requests.at(schema).accepts('unknown')) return 'unknown';
  const other = known.samples.another(parameter);
  return other === undefined ? undefined : grown(String(other), known.contract.requests.at(schema).accepts);
}

/** The same with as many digits behind it as the schema lets it have: what is long is hardly somebody's. */
function grown(value: string, accepts: (value: unknown) => boolean): string {
  const digits = randomBytes(6).toString('hex');
  const longer = [12, 8, 6, 4].map((length) => value + digits.slice(-length));
  return longer.find(accepts) ?? value;
}

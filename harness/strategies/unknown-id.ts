import { v7 as uuid } from 'uuid';
import { at, isObject } from '../../contract/json.ts';
import type { Operation, Parameter } from '../../contract/operation.ts';
import { callerOf } from '../caller.ts';
import type { Known, Strategy } from '../strategy.ts';
import { aiming } from './aiming.ts';

const id = 'unknown-id';

export const unknownId: Strategy = {
  id,
  title: 'An identifier that nothing has is answered with 404',
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (response.status !== '404') return [];
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
    return parameters.map((parameter) =>
      aiming(id, cell, {
        variant: parameter.name,
        title: `An unknown ${parameter.name} is not found`,
        aim: isMade(operation, parameter, known) ? 'must' : 'may',
        run: async (story) => {
          const draft = await story.draft(operation);
          const path = { ...draft.path, [parameter.name]: unknownValue(parameter, known) };
          await story.send(
            { ...draft, path },
            {
              as: callerOf(operation),
              expect: '404',
              cause: 'unknown-resource',
              subject: parameter.name,
              why: `${operation.summary}, with a ${parameter.name} that nothing has`,
            },
          );
        },
      }),
    );
  },
};

/** Whether the API itself makes what the parameter names: only then is it certain that an unknown one is missed. */
function isMade(operation: Operation, { name }: Parameter, { graph }: Known): boolean {
  return graph.collections.some(
    ({ parameter, itemPath, roles }) =>
      parameter === name && operation.path.startsWith(itemPath) && roles.create !== undefined,
  );
}

/** Valid by the schema of the parameter, and new. */
function unknownValue({ schema }: Parameter, { contract }: Known): string {
  const fresh = uuid();
  const candidates = [fresh, `unknown-${fresh.slice(-12)}`, 'unknown', '2147483646'];
  const validator = schema === undefined ? undefined : contract.requests.at(schema);
  const accepted = candidates.find(
    (value) => !validator || validator.accepts(value) || validator.accepts(Number(value)),
  );
  const listed = schema === undefined ? undefined : at(contract.intended, schema);
  return accepted ?? (isObject(listed) && Array.isArray(listed.enum) ? String(listed.enum.at(-1)) : fresh);
}

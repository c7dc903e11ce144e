import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A refusal for lack of credentials, on an operation that asks for none and takes nothing else that could be refused. */
export const refusalWithoutSecurity: DocumentRule = {
  name: 'refusal-without-security',
  help: 'Declare `security`, or say in the parameters or the body where credentials are carried.',
  find: ({ cells }) => {
    const refused = cells.filter(
      ({ operation, response: { status } }) =>
        operation.access.public &&
        operation.access.schemes.length === 0 &&
        operation.body === undefined &&
        !operation.parameters.some((parameter) => parameter.in !== 'path') &&
        ['401', '403'].includes(status),
    );
    return [...Map.groupBy(refused, ({ response }) => response.status)].flatMap(([status, same]) => {
      const [first] = same;
      if (!first) return [];
      return [
        {
          pointer: first.response.pointer,
          message: `${status} is documented where no credentials are asked for: ${placesText(same.map(({ operation }) => operation.key))}`,
        },
      ];
    });
  },
};

import { parametersOf } from '../operations/path-template.ts';
import type { DocumentRule } from './document-rule.ts';

/** Every name in braces has to be declared as a path parameter, every path parameter has to be in the path, once. */
export const pathParameters: DocumentRule = {
  name: 'path-parameters',
  help: 'Declare every name in braces as a path parameter, once, and no others.',
  meaning:
    'A name in braces is not declared as a path parameter, or a declared path parameter is not in the path. Generated clients leave the braces in the URL, or do not compile.',
  source: 'OpenAPI 3.1.0, section 4.8.12 (Parameter Object)',
  example: `
    paths:
      /pets/{petId}:
        get:
          responses:
            200: { description: The pet }`,
  find: ({ operations }) =>
    operations.flatMap(({ key, pointer, path, parameters }) => {
      const named = parametersOf(path);
      const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      const messages = [
        ...without(named, declared).map((name) => `${key} does not declare its path parameter {${name}}`),
        ...without(declared, named).map(
          (name) => `${key} declares a path parameter ${name} that is not in the path`,
        ),
        ...repeated(named).map((name) => `${key} has {${name}} in its path more than once`),
      ];
      return messages.map((message) => ({ pointer, message }));
    }),
};

function without(names: readonly string[], others: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => !others.includes(name));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

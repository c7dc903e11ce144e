import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { type Requirements, touches } from '../requirements.ts';
import { cellsOf, nameOf } from './walk.ts';

/** What is wrong with requirements of a document, a sentence each: for tests of them. `textOf` reads the text of an error. */
export function requirementFaults(
  { requirements, notRequirements }: Requirements,
  document: OpenAPIObject,
  textOf: (body: unknown) => unknown,
): string[] {
  const cells = cellsOf(document).map(({ operation, status, response }) => {
    const [method = '', path = ''] = nameOf(operation).split(' ');
    const examples = Object.entries(response.content?.['application/json']?.examples ?? {});
    const texts = examples.map(
      ([name, example]) => [name, 'value' in example ? textOf(example.value) : ''] as const,
    );
    return { id: `${method.toUpperCase()} ${path} ${status}`, texts: new Map(texts) };
  });
  const said = [
    ...requirements.map(({ text }) => text),
    ...notRequirements.map(({ statement }) => statement),
  ];
  const twice = said.filter((text, index) => said.indexOf(text) !== index);
  const idle = requirements.flatMap(({ id, cells: patterns }) =>
    patterns
      .filter((pattern) => !cells.some((cell) => touches({ cells: [pattern] }, cell.id)))
      .map((pattern) => `${id}: no cell is ${pattern}`),
  );
  const wrong = requirements.flatMap((requirement) => {
    const quoted = [...requirement.text.matchAll(/"([^"]+)"/g)].map(([, text]) => text);
    const touched = cells.filter(({ id }) => touches(requirement, id));
    return requirement.examples
      .filter(
        (name) => !touched.some(({ texts }) => texts.has(name) && quoted.includes(String(texts.get(name)))),
      )
      .map((name) => `${requirement.id}: no example ${name} has a quoted text`);
  });
  const bare = cells.filter(({ id }) => !requirements.some((requirement) => touches(requirement, id)));
  return [
    ...twice.map((text) => `said twice: ${text}`),
    ...idle,
    ...wrong,
    ...bare.map(({ id }) => `nothing demands ${id}`),
  ];
}

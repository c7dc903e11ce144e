import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import { remembered } from '../../contract/memoise.ts';
import {
  isWithinTemplate,
  parametersOf,
  resourceShapeOf,
  withoutEndSlash,
} from '../../contract/operations/path-template.ts';
import type { Kept } from './kept.ts';
import { listedValues } from './listed-values.ts';
import type { Params, Step } from './step.ts';

/** The steps to the innermost kept resource that a path goes through. */
export type Chain = (path: string) => readonly Step[];

export function createChains(contract: Contract, kept: readonly Kept[]): Chain {
  const stepTo = remembered((one: Kept): Step => {
    const above = kept.filter(
      ({ template, resource }) => resource.kind === 'collection' && isBelow(one.template, template),
    );
    return readStep(contract, one, above.at(-1)?.template ?? '');
  });
  return (path) =>
    kept
      .filter(
        ({ template, resource }) =>
          isSame(path, template) || (resource.kind === 'collection' && isBelow(path, template)),
      )
      .map(stepTo);
}

function isSame(one: string, other: string): boolean {
  return resourceShapeOf(one) === resourceShapeOf(other);
}

function isBelow(path: string, template: string): boolean {
  return !isSame(path, template) && isWithinTemplate(path, template);
}

function readStep(contract: Contract, kept: Kept, above: string): Step {
  const { resource, template, seeds } = kept;
  const rest = resource.path.split('/').slice(above.split('/').length).join('/');
  const first = parametersOf(above).length;
  const loose = parametersOf(rest);
  const pieces = rest.split(/\{[^{}]+\}/);
  const fill = (values: readonly (string | undefined)[]) =>
    pieces
      .map((piece, index) => piece + (index < loose.length ? encodeURIComponent(values[index] ?? '') : ''))
      .join('');
  const places = loose.map((name) => placesOf(contract, template, name));
  const last = parametersOf(template).length - 1;
  const constant = loose.length === 0 ? rest : undefined;
  const isCollection = resource.kind === 'collection';
  return {
    kept,
    key: (params) => constant ?? fill(params.slice(first, first + loose.length)),
    hasSeeds: (params) => places.every((values, index) => values.includes(params[first + index] ?? '')),
    seedIds: seeds,
    seedText: (id, params) => seedText(kept, id, params),
    id: (params) => (isCollection ? (params[last] ?? '') : ''),
  };
}

/** Where examples lie, by what a path has for one of its parameters: all values that there are, else its example. */
function placesOf({ operations, intended }: Contract, template: string, name: string): readonly string[] {
  const parameters = operations
    .filter(({ path }) => withoutEndSlash(path) === template || path.startsWith(`${template}/`))
    .flatMap((operation) => operation.parameters.filter((one) => one.in === 'path' && one.name === name));
  const listed = parameters.flatMap(({ schema }) => listedValues(intended, schema));
  if (listed.length > 0) return listed;
  return parameters.flatMap(({ examples }) => examples.map(({ value }) => String(value))).slice(0, 1);
}

/** The example, said to be the one at its path as far as its schema lets it. */
function seedText(kept: Kept, id: string, params: Params): string {
  const { example, problemOf } = kept.representation();
  const identity = kept.identity();
  if (!isObject(example)) return JSON.stringify(example);
  const placed = { ...example, ...identity.fixed(identity.typed(id), params) };
  return JSON.stringify(problemOf(placed) ? example : placed);
}

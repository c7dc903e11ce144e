import type { Contract } from '../contract.ts';
import { perObject } from '../memoise.ts';
import type { Operation, Parameter } from '../operations/operation.ts';
import { fill, parametersOf } from '../operations/path-template.ts';
import { compareTemplates, matchTemplate, overlapFinder, specificity } from '../operations/template-match.ts';

/**
 * Which operation a request leads to where the templates of several match its path. OpenAPI: what is written out goes
 * before what is templated; of two that are as specific, the one whose parameters allow the values is meant.
 */
export interface Routing {
  /** The other operations of the same method that some paths of an operation lead to as well. */
  readonly rivals: (operation: Operation) => readonly Operation[];
  /** Of operations that match a path, the one that it leads to: each with the texts of its parameters, in order. */
  readonly choose: <Match extends Matching>(matching: readonly Match[]) => Match | undefined;
  /** The operation that a request with these values may lead to instead; undefined where it is certain to be its own. */
  readonly rivalFor: (
    operation: Operation,
    values: Readonly<Record<string, string>>,
  ) => Operation | undefined;
}

/** An operation whose template matches a path. */
export interface Matching {
  readonly operation: Operation;
  /** Decoded; undefined where one cannot be. */
  readonly params: readonly (string | undefined)[];
}

export function createRouting({ operations, requests }: Pick<Contract, 'operations' | 'requests'>): Routing {
  const known = new Map<Operation, readonly Operation[]>();
  const byMethod = Map.groupBy(operations, ({ method }) => method);
  const finders = new Map(
    [...byMethod].map(([method, same]) => [method, overlapFinder(same.map(({ path }) => path))]),
  );
  const rivals = (operation: Operation): readonly Operation[] => {
    const found = known.get(operation) ?? rivalsOf(operation);
    known.set(operation, found);
    return found;
  };

  function rivalsOf({ method, path }: Operation): readonly Operation[] {
    const paths = new Set(finders.get(method)?.(path));
    return paths.size === 0 ? [] : (byMethod.get(method) ?? []).filter((other) => paths.has(other.path));
  }

  const overlapping = overlapFinder(operations.map(({ path }) => path));
  /**
   * Operations of more specific paths, none of which has the method: OpenAPI matches what is written out first, and its path
   * then lacks the method.
   */
  const shadows = perObject(({ method, path }: Operation): readonly Operation[] => {
    const paths = overlapping(path).filter((other) => compareTemplates(other, path) === 'more specific');
    const own = new Set((byMethod.get(method) ?? []).map((other) => other.path));
    return operations.filter((other) => paths.includes(other.path) && !own.has(other.path));
  });

  function allows({ schema, style }: Parameter, text: string | undefined): boolean {
    if (schema === undefined || style !== 'simple') return true;
    if (text === undefined) return false;
    const { accepts } = requests.at(schema);
    return [text, Number(text), text === 'true', text.split(',')].some(
      (value) => String(value) === text && accepts(value),
    );
  }

  function fits({ operation, params }: Matching): boolean {
    const names = parametersOf(operation.path);
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    return inPath.every((parameter) => {
      const index = names.indexOf(parameter.name);
      return index === -1 || allows(parameter, params[index]);
    });
  }

  /** Whether a request for one of two operations that match is certain to reach it. */
  function isCertain(own: Matching, other: Matching): boolean {
    const order = compareTemplates(own.operation.path, other.operation.path);
    if (order === 'more specific') return fits(own) || !fits(other);
    return order === 'as specific' && fits(own) && !fits(other);
  }

  return {
    rivals,
    choose: (matching) => {
      const sorted = matching.toSorted((one, other) => rank(one.operation, other.operation));
      return sorted.find(fits) ?? sorted[0];
    },
    rivalFor: (operation, values) => {
      const others = [...rivals(operation), ...shadows(operation)];
      if (others.length === 0) return undefined;
      const own = { operation, params: parametersOf(operation.path).map((name) => values[name]) };
      const path = fill(operation.path, values);
      return others.find((other) => {
        const params = matchTemplate(other.path, path);
        return params !== undefined && !isCertain(own, { operation: other, params });
      });
    },
  };
}

/** The more specific first, from the left; of two that are as specific, the order of the document decides. */
function rank(one: Operation, other: Operation): number {
  const [ranks, others] = [specificity(one.path), specificity(other.path)];
  return ranks.map((each, index) => each - (others[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

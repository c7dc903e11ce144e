import type { Contract } from '../contract.ts';
import { essence } from '../operations/media-type.ts';
import type { Header, MediaType, Operation, Parameter, Response } from '../operations/operation.ts';
import { type Direction, forDirection } from '../schemas/direction.ts';
import { breaks, type Change } from './change.ts';
import { schemaChanges } from './schema-changes.ts';

/** An operation in the contract that it is of. */
export interface Placed {
  readonly contract: Pick<Contract, 'intended'>;
  readonly operation: Operation;
}

/** What callers of an operation find different. `before` and `after` are the same operation in two versions. */
export function operationChanges(before: Placed, after: Placed): readonly Change[] {
  const { key } = before.operation;
  const change = (breaking: boolean, where: string, what: string): Change => ({
    breaking,
    operation: key,
    where,
    what,
  });

  /** Of schemas by their pointers; undefined where one has none. */
  function schemas(
    one: string | undefined,
    other: string | undefined,
    { where, direction }: { readonly where: string; readonly direction: Direction },
  ): Change[] {
    if (one === undefined && other === undefined) return [];
    const [was, is] = [
      { document: forDirection(before.contract.intended, direction), pointer: one },
      { document: forDirection(after.contract.intended, direction), pointer: other },
    ].map(({ document, pointer }) => ({
      document,
      schema: pointer === undefined ? {} : { $ref: pointer },
    }));
    if (!was || !is) return [];
    return schemaChanges(was, is, direction).map((found) =>
      change(
        breaks(found, direction),
        where,
        found.place === '' ? found.what : `${found.place} ${found.what}`,
      ),
    );
  }

  function parameters(): Change[] {
    const byPlace = ({ operation }: Placed) =>
      new Map(operation.parameters.map((one) => [placeOf(one, operation), one]));
    const [had, has] = [byPlace(before), byPlace(after)];
    return [
      ...[...had.keys()].filter((where) => !has.has(where)).map((where) => change(true, where, 'is gone')),
      ...[...has].flatMap(([where, is]) => {
        const was = had.get(where);
        return was ? parameter(was, is, where) : newOne(is.required, where);
      }),
    ];
  }

  function parameter(was: Parameter, is: Parameter, where: string): Change[] {
    const isSameStyle = was.style === is.style && was.explode === is.explode;
    return [
      ...need(was.required, is.required, where),
      ...(isSameStyle ? [] : [change(true, where, 'is written in another style')]),
      ...schemas(was.schema, is.schema, { where, direction: 'request' }),
    ];
  }

  function newOne(required: boolean, where: string): Change[] {
    return [change(required, where, required ? 'is new, and required' : 'is new')];
  }

  /** Whether something that is sent has to be. */
  function need(was: boolean, is: boolean, where: string): Change[] {
    return was === is ? [] : [change(is, where, is ? 'is required now' : 'is optional now')];
  }

  function contents(
    had: readonly MediaType[],
    has: readonly MediaType[],
    { where, direction }: { readonly where: string; readonly direction: Direction },
  ): Change[] {
    const typesOf = (list: readonly MediaType[]) =>
      new Map(list.map((media) => [essence(media.type), media]));
    const [were, are] = [typesOf(had), typesOf(has)];
    return [
      ...[...were.keys()]
        .filter((type) => !are.has(type))
        .map((type) => change(true, where, `is not ${type} any more`)),
      ...[...are.keys()]
        .filter((type) => !were.has(type))
        // Whoever asks for what there was gets that.
        .map((type) => change(false, where, `may be ${type} now`)),
      ...[...are].flatMap(([type, media]) => {
        const was = were.get(type);
        return was ? schemas(was.schema, media.schema, { where, direction }) : [];
      }),
    ];
  }

  function body(): Change[] {
    const where = 'request body';
    const [was, is] = [before.operation.body, after.operation.body];
    if (!was && !is) return [];
    if (!was) return newOne(is?.required ?? false, where);
    if (!is) return [change(true, where, 'is gone')];
    return [
      ...need(was.required, is.required, where),
      ...contents(was.content, is.content, { where, direction: 'request' }),
    ];
  }

  function responses(): Change[] {
    const byStatus = (list: readonly Response[]) => new Map(list.map((one) => [one.status, one]));
    const [had, has] = [byStatus(before.operation.responses), byStatus(after.operation.responses)];
    return [
      ...[...had.keys()]
        .filter((status) => !has.has(status))
        .map((status) => change(/^[123]/.test(status), `response ${status}`, 'is gone')),
      ...[...has.keys()]
        .filter((status) => !had.has(status))
        .map((status) => change(false, `response ${status}`, 'is new')),
      ...[...has].flatMap(([status, is]) => {
        const was = had.get(status);
        const where = `response ${status}`;
        return was
          ? [
              ...contents(was.content, is.content, { where, direction: 'response' }),
              ...headers(was.headers, is.headers, where),
            ]
          : [];
      }),
    ];
  }

  function headers(had: readonly Header[], has: readonly Header[], where: string): Change[] {
    const byName = (list: readonly Header[]) => new Map(list.map((one) => [one.name.toLowerCase(), one]));
    const [were, are] = [byName(had), byName(has)];
    return [
      ...[...were]
        .filter(([name]) => !are.has(name))
        .map(([, { name }]) => change(true, where, `header ${name} is gone`)),
      ...[...are]
        .filter(([name]) => !were.has(name))
        .map(([, { name }]) => change(false, where, `header ${name} is new`)),
      ...[...are].flatMap(([name, is]) => {
        const was = were.get(name);
        if (!was) return [];
        return [
          ...(was.required && !is.required
            ? [change(true, where, `header ${is.name} may be missing now`)]
            : []),
          ...(!was.required && is.required
            ? [change(false, where, `header ${is.name} is required now`)]
            : []),
          ...schemas(was.schema, is.schema, { where: `${where} header ${is.name}`, direction: 'response' }),
        ];
      }),
    ];
  }

  function access(): Change[] {
    const [was, is] = [before.operation.access, after.operation.access];
    const ways = ({ alternatives }: Operation['access']) =>
      alternatives.map((all) => all.map(({ name }) => name).join(' and '));
    const [had, has] = [ways(was), ways(is)];
    if (was.public !== is.public)
      return [change(was.public, '', is.public ? 'needs no credentials any more' : 'needs credentials now')];
    return [
      ...had
        .filter((way) => !has.includes(way))
        .map((way) => change(true, '', `takes ${way} no more as credentials`)),
      ...has
        .filter((way) => !had.includes(way))
        .map((way) => change(false, '', `takes ${way} as credentials now`)),
    ];
  }

  return [...access(), ...parameters(), ...body(), ...responses()];
}

/** "query parameter limit"; those of a path by their position, since their names are for readers only. */
function placeOf({ in: place, name }: Parameter, { path }: Operation): string {
  if (place !== 'path') return `${place} parameter ${place === 'header' ? name.toLowerCase() : name}`;
  return `path parameter ${[...path.matchAll(/\{([^{}]+)\}/g)].findIndex(([, each]) => each === name) + 1}`;
}

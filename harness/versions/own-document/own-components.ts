import { child, isObject, type JsonObject, tokens } from '../../../contract/json.ts';

const root = '#/components';

/** The components of two documents as one, and how the second document refers to its own in it. */
export interface MergedComponents {
  readonly components: JsonObject;
  /** A part of the second document with its references as they are in the merged one. */
  readonly renamed: (part: unknown) => unknown;
}

/**
 * Both documents' components. Where both have one of the same name, that of the second is called otherwise, and a security
 * scheme that both describe alike is that of the first, whose credentials are known. Pure.
 */
export function mergeComponents(first: JsonObject, second: JsonObject): MergedComponents {
  const [ours, theirs] = [componentsOf(first), componentsOf(second)];
  const names = new Map<string, string>();
  for (const [kind, components] of Object.entries(theirs)) {
    for (const [name, component] of Object.entries(components)) {
      const taken = ours[kind] ?? {};
      const same = kind === 'securitySchemes' ? likeScheme(taken, component) : undefined;
      const free = same ?? (Object.hasOwn(taken, name) ? freeName(name, taken, components) : name);
      names.set(child(root, kind, name), child(root, kind, free));
    }
  }
  const renamed = (part: unknown): unknown => withReferences(part, names);
  const merged: Record<string, JsonObject> = { ...ours };
  for (const [kind, components] of Object.entries(theirs)) {
    const added = Object.entries(components).map(([name, component]) => [
      tokens(names.get(child(root, kind, name)) ?? '').at(-1),
      renamed(component),
    ]);
    // What both have under one name is what the first says.
    merged[kind] = { ...Object.fromEntries(added), ...merged[kind] };
  }
  return { components: merged, renamed };
}

/** Kind → name → component. */
function componentsOf({ components }: JsonObject): Readonly<Record<string, JsonObject>> {
  if (!isObject(components)) return {};
  return Object.fromEntries(
    Object.entries(components).flatMap(([kind, named]) => (isObject(named) ? [[kind, named]] : [])),
  );
}

/** The name of the scheme that asks for the same credentials in the same place. */
function likeScheme(schemes: JsonObject, scheme: unknown): string | undefined {
  const asks = (value: unknown): string =>
    isObject(value)
      ? JSON.stringify([value.type, String(value.scheme).toLowerCase(), value.in, value.name])
      : '';
  return Object.keys(schemes).find((name) => asks(schemes[name]) === asks(scheme));
}

function freeName(name: string, ...taken: readonly JsonObject[]): string {
  let count = 2;
  while (taken.some((names) => Object.hasOwn(names, `${name}_${count}`))) count += 1;
  return `${name}_${count}`;
}

/** References and security requirements by the new names; whatever else is said stays. */
function withReferences(part: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(part)) return part.map((item) => withReferences(item, names));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([member, value]) => {
      if (member === '$ref' && typeof value === 'string') return [member, pointedAt(value, names)];
      if (member === 'mapping' && isObject(value)) return [member, mapped(value, names)];
      if (member === 'security' && Array.isArray(value))
        return [member, value.map((one) => required(one, names))];
      return [member, withReferences(value, names)];
    }),
  );
}

/** "#/components/schemas/Pet/properties/name": the component is renamed, what stands inside of it is not. */
function pointedAt(reference: string, names: ReadonlyMap<string, string>): string {
  const [kind, name, ...inside] = tokens(reference).slice(1);
  if (!reference.startsWith(`${root}/`) || kind === undefined || name === undefined) return reference;
  const component = names.get(child(root, kind, name));
  return component === undefined ? reference : child(component, ...inside);
}

/** A discriminator leads to schemas by reference, or by name (OpenAPI, Discriminator Object). */
function mapped(mapping: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(mapping).map(([value, target]) => {
      if (typeof target !== 'string') return [value, withReferences(target, names)];
      return [value, names.get(child(root, 'schemas', target)) ?? pointedAt(target, names)];
    }),
  );
}

function required(requirement: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!isObject(requirement)) return requirement;
  return Object.fromEntries(
    Object.entries(requirement).map(([scheme, scopes]) => [
      tokens(names.get(child(root, 'securitySchemes', scheme)) ?? '').at(-1) ?? scheme,
      scopes,
    ]),
  );
}

/**
 * Components by identity: a schema, response, parameter, … that was given a name with `component` is written where it
 * is used like any other object; `assemble` puts it under `components` once and leaves a `$ref` in each place.
 */

export type ComponentKind = 'schemas' | 'responses' | 'parameters' | 'examples' | 'requestBodies' | 'headers';

export interface ComponentName {
  readonly kind: ComponentKind;
  readonly name: string;
}

const names = new WeakMap<object, ComponentName>();

/** Names an object, so that the assembled document holds it once. Returns the same object. */
export function component<T extends object>(kind: ComponentKind, name: string, value: T): T {
  names.set(value, { kind, name });
  return value;
}

/** The name that `component` gave to an object, if any. */
export function componentName(value: object): ComponentName | undefined {
  return names.get(value);
}

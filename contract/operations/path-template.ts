import { remembered } from '../memoise.ts';

/** Path templates: "/pets/{petId}/toys". Every strategy compares those of a document again and again. */
const mostTemplates = 20_000;

export interface PathTemplate {
  readonly template: string;
  readonly segments: readonly string[];
  /** Parameter names, in order. */
  readonly parameters: readonly string[];
}

export function pathTemplate(template: string): PathTemplate {
  return {
    template,
    segments: template.split('/').filter((segment) => segment !== ''),
    parameters: parametersOf(template),
  };
}

export const parametersOf: (template: string) => readonly string[] = remembered(
  (template) => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name),
  mostTemplates,
);

/**
 * Fills a template; values are percent-encoded unless they are said in another way. Throws when one is missing, because
 * that is a mistake of the caller.
 */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  say = (_: string, value: string): string => encodeURIComponent(value),
): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`no value for {${name}} in ${template}`);
    return say(name, value);
  });
}

/** The path without a slash at its end, which some frameworks write and which names no other resource: "/pets/{id}/". */
export function withoutEndSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The template without its last segment, and without a slash at its end; undefined at the root. */
export function parentOf(template: string): string | undefined {
  const cut = withoutEndSlash(template).lastIndexOf('/');
  return cut > 0 ? template.slice(0, cut) : undefined;
}

/** Whether the last segment is one parameter, and which. */
export function itemParameter(template: string): string | undefined {
  return /\/\{([^{}]+)\}\/?$/.exec(template)?.[1];
}

/**
 * Values of one template by the names that another one has for the same parameters: documents do not name them everywhere
 * alike. Only those that both have.
 */
export function renamed(
  values: Readonly<Record<string, string>>,
  from: string,
  to: string,
): Record<string, string> {
  const names = parametersOf(to);
  return Object.fromEntries(
    parametersOf(from).flatMap((name, index) => {
      const [other, value] = [names[index], values[name]];
      return other === undefined || value === undefined ? [] : [[other, value]];
    }),
  );
}

/** The parameter of an operation that stands where a template has its last one. */
export function sameParameter<P extends { readonly in: string; readonly name: string }>(
  { path, parameters }: { readonly path: string; readonly parameters: readonly P[] },
  template: string,
): P | undefined {
  const name = parametersOf(path)[parametersOf(template).length - 1];
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
}

/** Whether a path is that of a template or below it, whatever its parameters are called. */
export function isWithinTemplate(path: string, template: string): boolean {
  const [shape, container] = [resourceShapeOf(path), resourceShapeOf(template)];
  return shape === container || shape.startsWith(`${container}/`);
}

/** Whether a path key of a document holds what is no part of a path (RFC 3986, section 3.3): a query or a fragment. */
export function hasQuery(template: string): boolean {
  return /[?#]/.test(template.replaceAll(/\{[^{}]*\}/g, ''));
}

/** The template without the names of its parameters: requests cannot tell them. */
export const shapeOf: (template: string) => string = remembered(
  (template) => template.replaceAll(/\{[^{}]+\}/g, '{}'),
  mostTemplates,
);

/** What two templates of one resource have in common: neither names of parameters nor a slash at the end count. */
export function resourceShapeOf(template: string): string {
  return shapeOf(withoutEndSlash(template));
}

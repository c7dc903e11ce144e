/** Path templates: "/pets/{petId}/toys". */

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

export function parametersOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

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

/** The template without its last segment; undefined at the root. */
export function parentOf(template: string): string | undefined {
  const cut = template.lastIndexOf('/');
  return cut > 0 ? template.slice(0, cut) : undefined;
}

/** Whether the last segment is one parameter, and which. */
export function itemParameter(template: string): string | undefined {
  return /\/\{([^{}]+)\}$/.exec(template)?.[1];
}

/** The template without the names of its parameters: "/pets/{}" */
export function shapeOf(template: string): string {
  return template.replaceAll(/\{[^{}]+\}/g, '{}');
}

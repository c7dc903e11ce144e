import { pathTemplate } from '../../contract/operations/path-template.ts';
import { expressionOf } from '../../contract/operations/template-match.ts';

/** A path template in the two forms that are matched with. */
export interface PathPattern {
  /**
   * As Fastify writes it. Parameters are named by position, because any name may stand in a document. Undefined where it
   * cannot be written: an asterisk is any text there.
   */
  readonly route: string | undefined;
  /** The values in a path that is not decoded, or undefined if the path is another one. */
  readonly match: (path: string) => readonly string[] | undefined;
  /** Name of each parameter in Fastify's record, in order. */
  readonly keys: readonly string[];
}

export function pathPattern(template: string): PathPattern {
  const { parameters } = pathTemplate(template);
  const pieces = template.split(/\{[^{}]+\}/);
  const keys = parameters.map((_, index) => `p${index}`);
  const route = pieces
    .map((piece, index) => `${literal(piece)}${parameter(keys[index], pieces[index + 1])}`)
    .join('');
  const expression = new RegExp(`^${expressionOf(template)}$`);
  return {
    route: template.includes('*') ? undefined : route,
    keys,
    match: (path) => expression.exec(path)?.slice(1),
  };
}

/** A colon begins a parameter in Fastify's routes; two of them are a colon. */
function literal(piece: string): string {
  return piece.replaceAll(':', '::');
}

/** Fastify ends a name at "/", "-" and "." only; before anything else the value has to be a pattern. */
function parameter(key: string | undefined, next = ''): string {
  if (key === undefined) return '';
  return next === '' || /^[/.-]/.test(next) ? `:${key}` : `:${key}([^/]+?)`;
}

import type {
  InfoObject,
  OpenAPIObject,
  SecuritySchemeObject,
  ServerObject,
  TagObject,
} from 'openapi3-ts/oas31';
import { type ComponentKind, componentName } from './component.ts';
import type { Operation } from './operation.ts';

export interface DocumentParts {
  readonly info: InfoObject;
  readonly servers: readonly ServerObject[];
  readonly tags: readonly TagObject[];
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeObject>>;
  readonly operations: readonly Operation[];
  /** Extensions at the root. */
  readonly extensions?: Readonly<Record<`x-${string}`, unknown>>;
}

/** Puts operations and everything they name together into one OpenAPI 3.1 document of plain data. */
export function assemble(parts: DocumentParts): OpenAPIObject {
  const components = new ComponentTable();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, definition } of parts.operations) {
    const item = paths[path] ?? {};
    if (item[method]) throw new Error(`${method} ${path} is declared twice`);
    paths[path] = { ...item, [method]: components.plain(definition) };
  }
  const { info, servers, tags } = parts;
  return {
    openapi: '3.1.0',
    ...parts.extensions,
    info,
    servers: [...servers],
    tags: [...tags],
    paths,
    components: { ...components.sections(), securitySchemes: { ...parts.securitySchemes } },
  };
}

/** Replaces named objects by references, and remembers what was named. */
class ComponentTable {
  readonly #sources = new Map<string, object>();
  readonly #sections = new Map<ComponentKind, Map<string, unknown>>();

  plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.plain(item));
    if (typeof value !== 'object' || value === null) return value;
    const name = componentName(value);
    if (!name) return this.#members(value);
    this.#define(name.kind, name.name, value);
    return { $ref: `#/components/${name.kind}/${name.name}` };
  }

  sections(): Record<string, Record<string, unknown>> {
    return sorted(new Map([...this.#sections].map(([kind, section]) => [kind, sorted(section)])));
  }

  #define(kind: ComponentKind, name: string, value: object): void {
    const key = `${kind}/${name}`;
    const known = this.#sources.get(key);
    if (known === value) return;
    if (known) throw new Error(`two different components are called ${key}`);
    this.#sources.set(key, value);
    const section = this.#sections.get(kind) ?? new Map<string, unknown>();
    this.#sections.set(kind, section);
    section.set(name, undefined);
    section.set(name, this.#members(value));
  }

  #members(value: object): Record<string, unknown> {
    const defined = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(defined.map(([key, member]) => [key, this.plain(member)]));
  }
}

function sorted<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** An operation as the document of an API has it. */
export interface DocumentedOperation<T> {
  /** "GET /pets/{petId}" */
  readonly name: string;
  readonly operation: T;
}

/** The operations of the document of an API; `T` is what a test reads of them. */
export function documentedOperations<T>(api: string): readonly DocumentedOperation<T>[] {
  const file = new URL(`../../specs/${api}/openapi.yaml`, import.meta.url);
  const { paths } = load(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, T>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
}

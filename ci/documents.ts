import type { OpenAPIObject } from 'openapi3-ts/oas31';
import { apis } from '../apis/registry.ts';
import type { SettingsOf } from './settings-page.ts';

/** The document of an API, as its source makes it. */
export interface MadeDocument {
  readonly name: string;
  readonly source: string;
  readonly document: OpenAPIObject;
}

/** The documents of the APIs that come with Assay. */
export async function madeDocuments(): Promise<readonly MadeDocument[]> {
  return Promise.all(
    apis.map(async ({ name }) => {
      const source = `specs/${name}/document.ts`;
      const made: { readonly document: OpenAPIObject } = await import(`../${source}`);
      return { name, source, document: made.document };
    }),
  );
}

/** The settings of the APIs that have a reference server. */
export async function serverSettings(): Promise<readonly SettingsOf[]> {
  const servers = apis.flatMap(({ name, reference }) => (reference ? [{ name, reference }] : []));
  return Promise.all(
    servers.map(async ({ name, reference }) => ({ name, settings: (await reference.load()).settings })),
  );
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiName, apiNames } from '../../apis/registry.ts';
import { type Contract, understand } from '../../contract/contract.ts';
import { loadBundled, loadDocument } from '../../contract/document/load.ts';
import type { LoadedDocument } from '../../contract/document/parse-document.ts';
import type { ReportedRun } from '../../harness/report/run.ts';
import { completeDocument } from './complete-document.ts';
import type { OperationsSettings } from './operations-schema.ts';

/** A document that comes with Assay by its name; undefined for files and URLs. */
export function bundledName(document: string): ApiName | undefined {
  return apiNames.find((name) => name === document);
}

/** Loads a document by name, file or URL. Ours need no inspection: `npm run check` has done that. */
export function load(document: string): Promise<LoadedDocument> {
  const name = bundledName(document);
  return name ? loadBundled(bundledFile(name, 'openapi.yaml')) : loadDocument(document);
}

/** What a run is about. */
export interface Subject {
  /** Whose suites are used; undefined where only the document says what is to be done. */
  readonly api: ApiName | undefined;
  /** Name of a bundled document, file or URL. */
  readonly document: string;
  /** Where it was had from, if nobody typed it: "found on the target". */
  readonly source?: string;
}

/** A contract with what tells it from other versions of itself. */
export interface Understood {
  readonly contract: Contract;
  /** Whose suites and requirements go with it; undefined where there are none. */
  readonly api: ApiName | undefined;
  /** The name of a bundled document, or the file or URL as it was given. */
  readonly name: string;
  /** Where it was had from, if nobody typed it: "found on the target". */
  readonly source?: string;
  /** Where the document lies: relative to the working directory if it is below that, or to the package; or a URL. */
  readonly path: string;
  /** It came with Assay and is no file of the project. */
  readonly inPackage: boolean;
  /** Of the document as it was understood, in hexadecimal. */
  readonly sha256: string;
}

/** `operations` is what a configuration says besides the document. Throws a UserError for what cannot be said of it. */
export async function understandDocument(
  { api, document, source }: Subject,
  operations: OperationsSettings = {},
): Promise<Understood> {
  const loaded = completeDocument(await load(document), operations);
  const sha256 = createHash('sha256').update(JSON.stringify(loaded.document)).digest('hex');
  return {
    contract: understand(loaded),
    api,
    name: document,
    ...placeOf(document),
    sha256,
    ...(source !== undefined && { source }),
  };
}

/** What a report says about its document. */
export function reportedDocument({
  contract: { title, version },
  name: file,
  path,
  sha256,
  source,
  inPackage,
}: Understood): ReportedRun['document'] {
  return {
    ...{ title, version, file, path, sha256 },
    ...(source !== undefined && { source }),
    ...(inPackage && { inPackage }),
  };
}

function placeOf(document: string): Pick<Understood, 'path' | 'inPackage'> {
  if (/^https?:/.test(document)) return { path: document, inPackage: false };
  const name = bundledName(document);
  const file = name ? bundledFile(name, 'openapi.yaml') : document;
  const below = relative(process.cwd(), file).replaceAll('\\', '/');
  const isBelow = !below.startsWith('..');
  if (!name) return { path: isBelow ? below : document, inPackage: false };
  const isOfProject = isBelow && !below.split('/').includes('node_modules');
  return { path: isOfProject ? below : `specs/${name}/openapi.yaml`, inPackage: !isOfProject };
}

/** A file of a bundled document. The folder lies beside the sources, or two levels above what is compiled from them. */
export function bundledFile(name: ApiName, file: string): string {
  const places = ['../../specs', '../../../specs'].map((folder) =>
    fileURLToPath(new URL(`${folder}/${name}/${file}`, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? `specs/${name}/${file}`;
}

/** The text of an optional file of a bundled document; undefined if the document has none. */
export async function bundledText(name: ApiName, file: string): Promise<string | undefined> {
  const path = bundledFile(name, file);
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

import { readFile } from 'node:fs/promises';
import { type LoadedDocument, parseDocument } from './parse-document.ts';

/**
 * Loads a document that nobody has checked: OpenAPI 3.0, 3.1 or 3.2, YAML or JSON, from a file or an http(s) URL, with
 * external and circular references. Throws a DocumentError that names file, place and rule when it cannot be used.
 */
export async function loadDocument(file: string): Promise<LoadedDocument> {
  // Loaded on demand: inspecting needs a large library, and our own documents need no inspection.
  const { inspect } = await import('./inspect.ts');
  return inspect(file);
}

/** Loads one of our own documents, which `npm run check` has inspected: parsing is all that is left to do. */
export async function loadBundled(path: string): Promise<LoadedDocument> {
  const text = await readFile(path, 'utf8');
  return { file: path, document: parseDocument(text, path), text, findings: [] };
}

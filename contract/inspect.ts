import { existsSync } from 'node:fs';
import {
  BaseResolver,
  bundle,
  createConfig,
  lint,
  type NormalizedProblem,
  ResolveError,
  type Source,
} from '@redocly/openapi-core';
import { DocumentError } from './document-error.ts';
import type { Finding } from './finding.ts';
import { isObject, type JsonObject } from './json.ts';
import { type LoadedDocument, parseDocument } from './parse-document.ts';

/** The one file that imports Redocly's core: it reads foreign documents, checks their structure, resolves `$ref`s. */

/** Reads, checks and bundles a document that nobody has checked. */
export async function inspect(file: string): Promise<LoadedDocument> {
  const source = await fetchSource(file);
  const written = parseDocument(source.body, file);
  const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
  const problems = await lint({ ref: source.absoluteRef, config });
  const fatal = problems.find(makesUnusable);
  if (fatal) {
    const { file: where, pointer } = placeOf(fatal, file);
    throw new DocumentError({ file: where, pointer, rule: fatal.ruleId, message: sentence(fatal.message) });
  }
  const document = hasExternalReferences(written) ? await bundled(source.absoluteRef, config) : written;
  return { file, document, findings: problems.map((problem) => asFinding(problem, file)) };
}

async function fetchSource(file: string): Promise<Source> {
  const remote = /^https?:\/\//.test(file);
  if (!remote && !existsSync(file)) {
    throw new DocumentError({
      file,
      rule: 'readable',
      message: 'there is no such file; give a path or an http(s) URL',
    });
  }
  try {
    return await new BaseResolver().loadExternalRef(file);
  } catch (error) {
    const reason = error instanceof ResolveError ? error.originalError.message : String(error);
    throw new DocumentError({ file, rule: 'readable', message: `it could not be read: ${reason}` });
  }
}

async function bundled(ref: string, config: Awaited<ReturnType<typeof createConfig>>): Promise<JsonObject> {
  const { bundle: result } = await bundle({ ref, config });
  return isObject(result.parsed) ? result.parsed : {};
}

/** A reference to nowhere leaves a hole that nothing can be said about; the rest is read as far as it goes. */
function makesUnusable(problem: NormalizedProblem): boolean {
  return problem.ruleId === 'no-unresolved-refs';
}

function asFinding(problem: NormalizedProblem, file: string): Finding {
  return { rule: 'structure', pointer: placeOf(problem, file).pointer, message: sentence(problem.message) };
}

function placeOf(problem: NormalizedProblem, file: string): { file: string; pointer: string } {
  const [location] = problem.location;
  const where = location?.source.absoluteRef ?? file;
  return { file: where.endsWith(file) ? file : where, pointer: location?.pointer ?? '#/' };
}

function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? message;
}

function hasExternalReferences(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasExternalReferences);
  if (!isObject(value)) return false;
  if (typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return true;
  return Object.values(value).some(hasExternalReferences);
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  BaseResolver,
  bundle,
  type Config,
  createConfig,
  lintDocument,
  type NormalizedProblem,
  ResolveError,
  type Source,
  YamlParseError,
} from '@redocly/openapi-core';
import type { Finding } from '../finding.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { leadsInACircle } from '../schemas/references.ts';
import { unresolvedReference } from '../schemas/unresolved-references.ts';
import { DocumentError } from './document-error.ts';
import { isSwagger2 } from './is-swagger-2.ts';
import { type LoadedDocument, parseDocument } from './parse-document.ts';
import { readYaml } from './read-yaml.ts';
import { withoutSelfReferences } from './self-references.ts';
import { structureTypes } from './structure-types.ts';

/** The one file that imports Redocly's core: it reads foreign documents, checks their structure, resolves `$ref`s. */

/** How long a server may take to send a document, in milliseconds. */
const patience = 30_000;

/** Reads, checks and bundles a document that nobody has checked. */
export async function inspect(file: string): Promise<LoadedDocument> {
  const resolver = new UriResolver({ http: { headers: [], customFetch: fetchInTime } });
  const source = await fetchSource(file, resolver);
  const parsed = parseDocument(source.body, file);
  const readable = withVersionAsText(parsed);
  const written = withoutSelfReferences(readable);
  const isWhole = !hasExternalReferences(written);
  if (!isWhole) refuseCircles(written, file);
  const config = await createConfig({
    rules: { struct: 'error', 'no-unresolved-refs': 'error' },
    plugins: [structureTypes],
  });
  const reading = { file, written, source, ref: source.absoluteRef, config, resolver };
  const problems = await lintDocument({
    document: { source, parsed: withoutCircles(written) },
    config,
    externalRefResolver: resolver,
  });
  return {
    file,
    document: isWhole ? written : await bundled(reading),
    text: source.body,
    findings: [...(readable === parsed ? [] : [versionAsNumber]), ...told(problems, reading)],
  };
}

/** What the library found, but for what rules of ours look after. */
function told(problems: readonly NormalizedProblem[], reading: Reading): Finding[] {
  return problems.flatMap((problem) => {
    if (isFileResponse(problem, reading.written)) return [];
    if (problem.ruleId !== 'no-unresolved-refs') return [asFinding(problem, reading)];
    // What this document itself refers to is looked after by a rule.
    return placeOf(problem, reading).file === reading.file ? [] : [unresolved(problem, reading)];
  });
}

/** The library reads no version that is a number, which YAML makes of what has no quotes. */
function withVersionAsText(document: JsonObject): JsonObject {
  return document.swagger === 2 ? { ...document, swagger: '2.0' } : document;
}

const versionAsNumber: Finding = {
  rule: 'structure',
  pointer: '#/swagger',
  message: 'the version must be the text "2.0", not a number; read as that text',
};

/** Swagger 2.0, "Response Object": the type of a schema may be "file" there, which the library refuses everywhere. */
function isFileResponse({ location: [place] }: NormalizedProblem, written: JsonObject): boolean {
  const { pointer = '' } = place ?? {};
  return (
    isSwagger2(written) &&
    /\/responses\/[^/]+\/schema\/type$/.test(pointer) &&
    at(written, pointer) === 'file'
  );
}

/** Reads files that a document refers to as the document itself is read. */
class UriResolver extends BaseResolver {
  /** RFC 3986: a reference is a URI, so that a space in the name of a file is "%20". The library takes it for a path. */
  override resolveExternalRef(base: string | null, reference: string): string {
    const written = super.resolveExternalRef(base, reference);
    if (isRemote(written) || !reference.includes('%') || existsSync(written)) return written;
    try {
      return super.resolveExternalRef(base, decodeURIComponent(reference));
    } catch {
      // It is no URI, so that it can only be meant as it is written.
      return written;
    }
  }

  override parseDocument(source: Source, isRoot = false): ReturnType<BaseResolver['parseDocument']> {
    try {
      return super.parseDocument(source, isRoot);
    } catch (error) {
      if (!(error instanceof YamlParseError)) throw error;
      try {
        return { source, parsed: readYaml(source.body) };
      } catch {
        throw error;
      }
    }
  }
}

function isRemote(file: string): boolean {
  return /^https?:\/\//.test(file);
}

interface Reading {
  /** As it was given. */
  readonly file: string;
  readonly written: JsonObject;
  readonly source: Source;
  /** Absolute path or URL. */
  readonly ref: string;
  readonly config: Config;
  readonly resolver: BaseResolver;
}

function fetchInTime(...[url, options]: Parameters<typeof fetch>): ReturnType<typeof fetch> {
  return fetch(url, { ...options, signal: AbortSignal.timeout(patience) });
}

async function fetchSource(file: string, resolver: BaseResolver): Promise<Source> {
  const remote = isRemote(file);
  if (!remote && !existsSync(file)) {
    throw new DocumentError({
      file,
      rule: 'readable',
      message: 'there is no such file; give a path or an http(s) URL',
    });
  }
  try {
    return await resolver.loadExternalRef(remote ? file : resolve(file));
  } catch (error) {
    throw new DocumentError({ file, rule: 'readable', message: `it could not be read: ${reasonOf(error)}` });
  }
}

/** The innermost reason: "fetch failed" says less than the connection that was refused. */
function reasonOf(error: unknown): string {
  if (error instanceof ResolveError) return reasonOf(error.originalError);
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return (cause instanceof Error ? reasonOf(cause) : message).replace(/\.$/, '');
}

/** The library does not survive references that refer only to each other; a rule about documents tells of them. */
function withoutCircles(document: JsonObject): JsonObject {
  const cut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cut);
    if (!isObject(value)) return value;
    const isCircular = typeof value.$ref === 'string' && leadsInACircle(document, value.$ref);
    const members = Object.entries(value).filter(([name]) => !isCircular || name !== '$ref');
    return Object.fromEntries(members.map(([name, member]) => [name, cut(member)]));
  };
  const result = hasCircles(document) ? cut(document) : document;
  return isObject(result) ? result : document;
}

function hasCircles(document: JsonObject): boolean {
  return someReference(document, ($ref) => leadsInACircle(document, $ref)) !== undefined;
}

/** Documents of several files are put together by the library, and there it has to follow every reference. */
function refuseCircles(document: JsonObject, file: string): void {
  const found = someReference(document, ($ref) => leadsInACircle(document, $ref));
  if (found === undefined) return;
  throw new DocumentError({
    file,
    pointer: found.pointer,
    rule: 'circular-reference',
    message: `the reference to "${found.$ref}" is circular and does not resolve`,
  });
}

function hasExternalReferences(document: JsonObject): boolean {
  return someReference(document, ($ref) => !$ref.startsWith('#')) !== undefined;
}

/** The first reference of which something holds, and where it stands. */
function someReference(
  value: unknown,
  holds: ($ref: string) => boolean,
): { readonly $ref: string; readonly pointer: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { $ref } = value as JsonObject;
  if (typeof $ref === 'string' && holds($ref)) return { $ref, pointer: '#' };
  for (const [name, member] of Object.entries(value)) {
    const found = someReference(member, holds);
    // Where it stands is only put together for the one that is found: a document may have a million places.
    if (found) return { $ref: found.$ref, pointer: child('#', name) + found.pointer.slice(1) };
  }
  return undefined;
}

async function bundled({ written, source, ref, config, resolver }: Reading): Promise<JsonObject> {
  const doc = { source, parsed: written };
  const { bundle: result } = await bundle({ doc, ref, config, externalRefResolver: resolver });
  return isObject(result.parsed) ? result.parsed : {};
}

/** A reference to nowhere in a file that this document refers to, or such a file that cannot be read. */
function unresolved(problem: NormalizedProblem, { resolver, ref }: Reading): Finding {
  const [location] = problem.location;
  const place = `${location?.source.absoluteRef ?? ref}${location?.pointer ?? ''}`;
  const holder = location?.pointer && at(parsedBy(resolver, location.source), location.pointer);
  const message =
    isObject(holder) && typeof holder.$ref === 'string'
      ? `the reference to "${holder.$ref}" does not resolve`
      : sentence(problem.message);
  return { rule: unresolvedReference, pointer: place, message };
}

function parsedBy(resolver: BaseResolver, source: Source): unknown {
  const { parsed }: { readonly parsed: unknown } = resolver.parseDocument(source);
  return parsed;
}

function asFinding(problem: NormalizedProblem, reading: Reading): Finding {
  const { file, pointer } = placeOf(problem, reading);
  const place = file === reading.file ? pointer : `${file}${pointer}`;
  return { rule: 'structure', pointer: place, message: sentence(problem.message) };
}

function placeOf(problem: NormalizedProblem, { file, ref }: Reading): { file: string; pointer: string } {
  const [location] = problem.location;
  const where = location?.source.absoluteRef ?? ref;
  return { file: where === ref ? file : where, pointer: location?.pointer ?? '#' };
}

function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? message;
}

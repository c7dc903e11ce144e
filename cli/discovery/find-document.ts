import { DocumentError } from '../../contract/document/document-error.ts';
import { parseDocument } from '../../contract/document/parse-document.ts';
import type { JsonObject } from '../../contract/json.ts';
import { serverUrls } from '../../contract/servers.ts';
import { inOpenApi3 } from '../../contract/swagger-2/convert.ts';
import { UserError } from '../user-error.ts';
import { usualPlaces } from './usual-places.ts';

/** A document that an instance has of itself. */
export interface FoundDocument {
  readonly url: string;
  /** Base URL of the instance: as it was given, or below that, where the document says so. Without a trailing slash. */
  readonly base: string;
}

/** A document that claims to be one, and why it cannot be used. */
export interface UnusableDocument {
  readonly url: string;
  readonly why: string;
}

/** How long one place may take to answer, in milliseconds. */
const patience = 5000;

/**
 * Looks for the OpenAPI document of an instance, as `lookForDocument`. Throws a UserError where there is none, or only one
 * that cannot be used.
 */
export async function findDocument(base: string, link: string | undefined): Promise<FoundDocument> {
  const found = await lookForDocument(base, link);
  if (found && 'base' in found) return found;
  if (found) throw new UserError(`${found.why}; give another document with --spec`);
  throw new UserError(
    `${base} is not an API that comes with Assay, and publishes no OpenAPI document at ${usualPlaces.slice(0, 3).join(', ')} or ${usualPlaces.length - 3} other usual paths; give one with --spec`,
  );
}

/**
 * Looks for the OpenAPI document of an instance: where the Link header of its GET / leads to (`service-desc`, RFC 8631),
 * then at the usual places. Undefined where there is none; `why` it cannot be used where there is only such a one.
 */
export async function lookForDocument(
  base: string,
  link: string | undefined,
): Promise<FoundDocument | UnusableDocument | undefined> {
  const linked = serviceDescription(link);
  const urls = [
    ...(linked === undefined ? [] : [new URL(linked, `${base}/`).href]),
    ...usualPlaces.map((place) => `${base}${place}`),
  ];
  let unusable: UnusableDocument | undefined;
  for (const url of urls) {
    const looked = await lookAt(url);
    if (looked && 'document' in looked) return { url, base: servedAt(looked.document, url, base) };
    if (looked) unusable ??= { url, why: looked.why };
  }
  return unusable;
}

/** Undefined where nothing is that claims to be an OpenAPI document. */
async function lookAt(
  url: string,
): Promise<{ readonly document: JsonObject } | { readonly why: string } | undefined> {
  const text = await textAt(url);
  if (text === undefined) return undefined;
  try {
    return { document: parseDocument(text, url) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const isClaimed =
      error.rule === 'openapi-version' && /(^|["',{\s])(openapi|swagger)["']?\s*:/m.test(text);
    return isClaimed ? { why: error.message } : undefined;
  }
}

async function textAt(url: string): Promise<string | undefined> {
  const headers = { accept: 'application/openapi+json, application/json, application/yaml, */*;q=0.5' };
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
    return response.ok ? await response.text() : undefined;
  } catch {
    // Not to answer is one of the ways of not having a document.
    return undefined;
  }
}

/** The first server of a document, where that is below the address that was given (OpenAPI 3.1, Server Object). */
function servedAt(found: JsonObject, document: string, base: string): string {
  const [first] = serverUrls(inOpenApi3(found).document.servers, document);
  const url = first?.href.replace(/\/$/, '');
  return url?.startsWith(`${base}/`) ? url : base;
}

/** What a Link header leads to as the description of the service for machines (RFC 8288). */
function serviceDescription(link = ''): string | undefined {
  return /<([^>]+)>[^,]*;\s*rel="?(?:[^",;]*\s)?service-desc\b/i.exec(link)?.[1];
}

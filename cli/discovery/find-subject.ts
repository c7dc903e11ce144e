import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import type { Target } from '../../harness/model/target.ts';
import { createSender, UnreachableError } from '../../harness/transport/send.ts';
import type { UrlSettings } from '../configuration/settings.ts';
import { recognised } from '../documents/apis.ts';
import type { Subject } from '../documents/documents.ts';
import { openConnection } from '../targets/open-connection.ts';
import { unreachable } from '../targets/unreachable.ts';
import { findDocument } from './find-document.ts';

/** What an instance is about of which nothing was said, and where it is. */
export interface FoundSubject {
  readonly subject: Subject;
  /** Base URL without a trailing slash. */
  readonly url: string;
}

/** How long the answer to GET / may take, in milliseconds. */
const patience = 5000;

/**
 * Asks an instance what it is: an API that comes with Assay tells itself by its answer to GET /; anything else has to have
 * its document somewhere. Throws a UserError where neither is so.
 */
export async function findSubject(
  { url, folder, connection: said }: Pick<UrlSettings, 'url' | 'folder' | 'connection'>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundSubject> {
  const connection = await openConnection(said, { environment, folder });
  const root = await askRoot({ url, connection });
  const api = await recognised(jsonOf(root));
  if (api) {
    const source = `comes with Assay; GET / says that this is ${api.toUpperCase()}`;
    return { subject: { api, document: api, source }, url };
  }
  const found = await findDocument(url, root.headers.link);
  return { subject: { api: undefined, document: found.url, source: 'found on the target' }, url: found.base };
}

async function askRoot({ url, connection }: Pick<Target, 'url' | 'connection'>): Promise<ReceivedResponse> {
  const sender = createSender(url, { timeout: patience, connection });
  const headers = { accept: 'application/json' };
  try {
    return await sender.send({ method: 'GET', target: '/', headers, body: undefined });
  } catch (error) {
    throw error instanceof UnreachableError ? unreachable(url, error) : error;
  } finally {
    sender.close();
  }
}

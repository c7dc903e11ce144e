import type { Api, Recognition } from '../../apis/api.ts';
import { type ApiName, apis } from '../../apis/registry.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import type { Target } from '../../harness/model/target.ts';
import { createSender } from '../../harness/transport/send.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import type { UrlSettings } from '../configuration/settings.ts';
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

/** How long an answer may take, in milliseconds. */
const patience = 5000;

/**
 * Asks an instance what it is: an API that comes with Assay tells itself by its answer to a GET; anything else has to have
 * its document somewhere. Throws a UserError where neither is so.
 */
export async function findSubject(
  { url, folder, connection: said }: Pick<UrlSettings, 'url' | 'folder' | 'connection'>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundSubject> {
  const connection = await openConnection(said, { environment, folder });
  const ask = asker({ url, connection });
  const root = await ask('/');
  const known = await recognised(ask);
  if (known) {
    const { name, title, recognition } = known;
    const source = `comes with Assay; GET ${recognition.path} says that this is ${title}`;
    return { subject: { api: name, document: name, source }, url };
  }
  const found = await findDocument(url, root.headers.link);
  return { subject: { api: undefined, document: found.url, source: 'found on the target' }, url: found.base };
}

type Recognisable = Api<ApiName> & { readonly recognition: Recognition };

type Ask = (path: string) => Promise<ReceivedResponse>;

/** The API that an instance has; undefined where it is none of those that come with Assay. */
async function recognised(ask: Ask): Promise<Recognisable | undefined> {
  for (const api of apis.filter(isRecognisable)) {
    const isIt = await api.recognition.load();
    if (isIt(jsonOf(await ask(api.recognition.path)))) return api;
  }
  return undefined;
}

function isRecognisable(api: Api<ApiName>): api is Recognisable {
  return api.recognition !== undefined;
}

/** Sends a GET once for each path. */
function asker(target: Pick<Target, 'url' | 'connection'>): Ask {
  const asked = new Map<string, Promise<ReceivedResponse>>();
  return (path) => {
    const answer = asked.get(path) ?? ask(target, path);
    asked.set(path, answer);
    return answer;
  };
}

async function ask(
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  target: string,
): Promise<ReceivedResponse> {
  const sender = createSender(url, { timeout: patience, connection });
  const headers = { accept: 'application/json' };
  try {
    return await sender.send({ method: 'GET', target, headers, body: undefined });
  } catch (error) {
    throw error instanceof UnreachableError ? unreachable(url, error) : error;
  } finally {
    sender.close();
  }
}

import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation, Response } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer } from '../model/scenario.ts';
import type { ProbeKind } from './probing.ts';

/**
 * F210: a path of the document can be read, and the document does not say so. Other methods are not tried: nobody knows
 * what they would change. Pages that a server shows for every address are no finding.
 */
export const undocumentedReading: ProbeKind = {
  id: 'undocumented-reading',
  title: 'Every path that can be read is documented',
  plan: (operation, { contract }) => {
    const { path } = operation;
    const same = contract.operations.filter((one) => one.path === path);
    const isRead = same.some(({ method }) => method === 'GET');
    if (isRead || same[0] !== operation || path.includes('{')) return undefined;
    return {
      run: async (story) => {
        const as = callerOf(operation);
        const ask = (at: string): Promise<Answer> => {
          const reading = readingOf(operation, at);
          const draft = { operation: reading, path: {}, query: {}, headers: {}, body: undefined };
          return story.probe(draft, { as, probe: { what: `GET ${at}`, forbidden: false } });
        };
        const answer = await ask(path);
        if (!isShown(answer)) return;
        const elsewhere = await ask(`${path}-${story.unique()}`);
        const sentence = 'every path that can be read is documented';
        story.claim(answer, { sentence, holds: isShown(elsewhere) });
      },
    };
  },
};

function isShown({ response }: Answer): boolean {
  const type = response.headers['content-type'];
  return response.status >= 200 && response.status <= 299 && type !== undefined && isJson(type);
}

/** A GET that the document does not have: whatever comes back, nothing is promised about it. */
function readingOf(operation: Operation, path: string): Operation {
  const key = `GET ${path}`;
  return {
    ...operation,
    key,
    id: undefined,
    method: 'GET',
    path,
    summary: `${key}, which the document does not have`,
    parameters: [],
    body: undefined,
    responses: [anything],
  };
}

const anything: Response = {
  status: 'default',
  description: 'Anything',
  pointer: '',
  documentedIn: [],
  headers: [],
  content: [],
  links: [],
  unresolved: [],
};

import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { sendInside } from './probes.ts';

/** A document whose place is a `uri` or a `url`, as the version wants it; the creation that was accepted. */
export function probedDocument(probing: Probing): Promise<Seen | undefined> {
  return probing.once('document', async () => {
    for (const member of ['uri', 'url']) {
      const json = { name: 'Looked at', [member]: 'https://docs.example.com/looked-at' };
      const seen = await sendInside(probing, 'POST', '/documents', json);
      if (seen?.status === 201) return seen;
    }
    return undefined;
  });
}

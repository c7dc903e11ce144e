import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { at } from '../../../suite/suite.ts';
import { ownThreatModel, sendInside } from './probes.ts';

/** A diagram of the threat model that was made for the probing: "/diagrams/…"; undefined where there is none. */
export function newDiagram(probing: Probing): Promise<string | undefined> {
  return probing.once('diagram', async () => {
    // Without cells: nobody refuses that.
    const seen = await sendInside(probing, 'POST', '/diagrams', { name: 'Looked at', type: 'DFD-1.0.0' });
    const id = seen?.status === 201 ? at(seen.json, '/id') : undefined;
    return typeof id === 'string' ? `/diagrams/${id}` : undefined;
  });
}

/** A session on that diagram, which is ended before the threat model is removed. */
export function newSession(probing: Probing): Promise<Seen | undefined> {
  return probing.once('session', async () => {
    const place = await newDiagram(probing);
    if (place === undefined) return undefined;
    const seen = await sendInside(probing, 'POST', `${place}/collaborate`);
    if (seen?.status !== 201) return undefined;
    const model = (await ownThreatModel(probing)) ?? '';
    probing.atLast({ method: 'DELETE', target: `${model}${place}/collaborate` });
    return seen;
  });
}

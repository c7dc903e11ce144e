import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { sendInside } from './probes.ts';

const whole = { name: 'Looked at', severity: 'High', priority: 'High', mitigated: false, status: 'Active' };

/** A threat with all that any version wants, its type as a text or as a list; the creation that was accepted. */
export function probedThreat(probing: Probing): Promise<Seen | undefined> {
  return probing.once('threat', async () => {
    for (const threat_type of ['Spoofing', ['Spoofing']]) {
      const seen = await sendInside(probing, 'POST', '/threats', { ...whole, threat_type });
      if (seen?.status === 201) return seen;
    }
    return undefined;
  });
}

/** Creates a threat with nothing but a name, and with a type as well where that is not enough. */
export function bareThreats(
  probing: Probing,
): Promise<{ readonly name?: Seen | undefined; readonly type?: Seen | undefined }> {
  return probing.once('bare threats', async () => {
    const name = await sendInside(probing, 'POST', '/threats', { name: 'Looked at' });
    if (name?.status !== 400) return { name };
    const accepted = await probedThreat(probing);
    const { threat_type } = (accepted?.json ?? {}) as { readonly threat_type?: unknown };
    return { name, type: await sendInside(probing, 'POST', '/threats', { name: 'Looked at', threat_type }) };
  });
}

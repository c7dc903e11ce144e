import type { Settings } from '../configuration/settings.ts';
import type { Finding } from './finding.ts';

/** Where a run would have to ask before it writes, or may not at all; undefined where it may. */
export function unaskedWriting({ target, readOnly }: Settings): Finding | undefined {
  if (readOnly || target.kind !== 'url' || target.writing === 'granted') return undefined;
  const { host } = new URL(target.url);
  return {
    about: 'writing',
    state: 'note',
    says:
      target.writing === 'refused'
        ? 'the configuration says that it is not writable; only reading was tested'
        : 'a run has no permission to write there; only reading was tested',
    help: `Set writable: true for it in assay.config, or use --writable ${host} or --read-only.`,
  };
}

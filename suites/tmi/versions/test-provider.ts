import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { isObject } from '../../../suite/suite.ts';
import { membersOf } from './probes.ts';

/** What believes whoever says who they are; renamed on 2026-01-13, and nowhere in production. */
export const testProvider: Capability = {
  id: 'test-provider',
  title: 'The built-in identity provider',
  anonymous: true,
  values: [
    { value: 'test', words: '`test`' },
    { value: 'tmi', words: '`tmi`' },
    { value: 'none', words: 'not there' },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/oauth2/providers', as: 'nobody' });
    const { providers } = membersOf(seen);
    if (seen?.status !== 200 || !Array.isArray(providers)) return undefined;
    const ids = providers.map((provider) => (isObject(provider) ? provider.id : undefined));
    return toldBy(['test', 'tmi'].find((id) => ids.includes(id)) ?? 'none', seen);
  },
};

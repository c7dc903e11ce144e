import type { Eras } from '../../../harness/eras/capability.ts';
import { capabilities } from './capabilities.ts';

const september = {
  'sources-of-models': 'sourceCode',
  links: 'url',
  'issue-links': 'issue_url',
  'batch-answers': 'results',
  batches: 'batch-of-operations',
  profile: 'none',
  webhooks: 'none',
  addons: 'none',
  invocations: 'none',
  owners: 'email',
  'listed-owners': 'email',
  'authorization-entries': 'email',
  nodes: 'flat',
  'document-times': 'untold',
  'threat-members': 'six',
  'new-diagrams': 'name-and-type',
  'merge-patches': 'no',
  'unknown-members': 'ignored',
  pkce: 'none',
};

const november = {
  sources: 'repositories',
  'sources-of-models': 'repositories',
  counters: 'repo_count',
  batches: 'bulk',
  joining: 'no',
  webhooks: 'subscriptions',
  'lists-of-addons': 'envelope',
  'listed-owners': 'email',
  'threat-members': 'type',
  'new-diagrams': 'name-and-type',
  'merge-patches': 'no',
  introspection: 'account',
  assets: 'yes',
};

/** What the versions of TMI differ in, and the ones that have a name. */
export const tmiEras: Eras = {
  capabilities,
  eras: [
    { id: '2025-09', title: 'September 2025', values: september },
    { id: 'documented', title: 'the TMI of our document', values: {} },
    { id: '2025-11', title: 'November 2025', values: november },
    {
      id: '2026-01',
      title: 'January 2026',
      values: { ...november, introspection: 'everybody', 'threat-types': 'several' },
    },
    {
      id: '2026-08',
      title: '2026 (release 1.8)',
      values: {
        ...november,
        'status-code': 'ok',
        'test-provider': 'tmi',
        introspection: 'everybody',
        revocation: 'logout',
        'list-of-threat-models': 'envelope',
        'lists-in-threat-models': 'envelope',
        'list-of-sessions': 'envelope',
        'lists-of-webhooks': 'envelope',
        'listed-owners': 'principal',
        'threat-types': 'several',
        'severity-filter': 'lower-case',
        hosts: 'principal',
        'session-list': 'me',
        profile: 'me',
        webhooks: 'admin',
        'webhook-rights': 'administrators',
        invocations: 'none',
        descriptions: 'longer',
        'server-members': 'yes',
      },
    },
  ],
};

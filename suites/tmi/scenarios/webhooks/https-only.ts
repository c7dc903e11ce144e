import { request, type Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface BadUrl {
  readonly what: string;
  readonly url: string;
  /** S0's own sample, whose text is due. */
  readonly sample?: true;
}

const badUrls: readonly BadUrl[] = [
  { what: 'an http address', url: 'http://receiver.invalid/hook', sample: true },
  { what: 'an ftp address', url: 'ftp://receiver.invalid/hook' },
  { what: 'a javascript address', url: 'javascript:alert(1)' },
  { what: 'an address without a host', url: 'https:///hook' },
  { what: 'a relative address', url: '/webhooks/mine' },
];

/** S0, "Invalid HTTPS Requirement" and "Invalid HTTPS". */
export const httpsOnly: readonly Scenario[] = badUrls.map(({ what, url, sample }) =>
  scenario({
    suite: 'webhooks',
    title: `A webhook with ${what} is refused`,
    cell: 'POST /webhooks 400',
    requirements: [sample ? 'S0-400-sample-https' : 'S0-400-types-and-formats'],
    run: async (story) => {
      const json = { name: 'Insecure Webhook', url, events: ['threat_model.created'] };
      await story.send(request(story, 'createWebhook', { json }), {
        as: await story.account('hooks', 'stranger', 'shared'),
        expect: 400,
        cause: 'invalid-member',
        subject: 'url',
        ...(sample && { example: 'insecure_url' }),
        why: `Subscribe with ${what}`,
      });
    },
  }),
);

import { readFile } from 'node:fs/promises';
import fp from 'fastify-plugin';
import { type SecretBox, secretBox } from '../../secret-box.ts';
import { addressRule } from '../../webhooks/addresses.ts';
import { trusting } from '../../webhooks/post.ts';
import type { Sender } from './deliver.ts';

/** What it takes to subscribe somebody, and to send them something. */
export interface Webhooks extends Sender {
  /** For the secrets of subscriptions. */
  readonly box: SecretBox;
}

declare module 'fastify' {
  interface FastifyInstance {
    webhooks: Webhooks;
  }
}

/** Adds `app.webhooks`. */
export const webhooks = fp(
  async (app) => {
    const { config } = app;
    const box = secretBox(config.SECRET, 'tmi secrets');
    const { WEBHOOK_CA_FILE: file } = config;
    app.decorate('webhooks', {
      config,
      box,
      secretOf: ({ secret }) => box.open(secret),
      network: {
        rule: addressRule(config.WEBHOOK_ALLOWED_ADDRESSES),
        secureContext: file === '' ? undefined : trusting(await readFile(file, 'utf8')),
      },
    } satisfies Webhooks);
  },
  { name: 'webhooks', dependencies: ['config', 'storage'] },
);

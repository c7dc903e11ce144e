import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { json, type Media, mediaTypes } from '../media-types.ts';
import { passwords } from '../passwords/passwords.ts';
import { registerShared } from '../shared-plugins.ts';
import { storableBodies } from '../storable-bodies.ts';
import { strictOptions } from '../strict-options.ts';
import { unavailable } from '../unavailable.ts';
import { administrationOperations } from './administration/operations.ts';
import type { Config } from './config.ts';
import { authentication } from './credentials/authentication.ts';
import { developerTokens } from './credentials/developer-tokens.ts';
import { managementTokens } from './credentials/management-tokens.ts';
import { secrets } from './credentials/secrets.ts';
import { developerOperations } from './developers/operations.ts';
import { enrollmentOperations } from './enrollments/operations.ts';
import { answer, errors } from './errors/errors.ts';
import { fail } from './errors/notap-error.ts';
import { keyOperations } from './keys/operations.ts';
import { limits } from './limits/limits.ts';
import { managementOperations } from './management/operations.ts';
import { paymentOperations } from './payments/operations.ts';
import { pspOperations } from './psp/operations.ts';
import type { NotapServer } from './routing/call.ts';
import type { Operation } from './routing/operation.ts';
import { componentSchemas } from './schemas/documented.ts';
import type { Storage } from './storage/tables.ts';
import { systemOperations } from './system/operations.ts';
import { verificationOperations } from './verification/operations.ts';
import { walletOperations } from './wallets/operations.ts';
import type { Sender } from './webhooks/deliver.ts';
import { webhookOperations } from './webhooks/operations.ts';
import { sealedSecrets } from './webhooks/sealed-secrets.ts';
import { senderOf, webhookWorker } from './webhooks/worker.ts';
import { wordOperations } from './words/operations.ts';

export interface NotapOptions {
  readonly config: Config;
  /** Closed with the server. */
  readonly storage: Storage;
  /** Milliseconds since 1970; the time of the machine, if there is none. */
  readonly clock?: () => number;
}

const operations: readonly Operation[] = [
  ...enrollmentOperations,
  ...verificationOperations,
  ...managementOperations,
  ...administrationOperations,
  ...wordOperations,
  ...developerOperations,
  ...keyOperations,
  ...webhookOperations,
  ...pspOperations,
  ...walletOperations,
  ...paymentOperations,
  ...systemOperations,
];

/** The reference implementation of NoTap. The order of the plugins is that of their hooks: limit, credential, media types. */
export function createNotap({ config, storage, clock = Date.now }: NotapOptions): FastifyInstance {
  const app = fastify(
    strictOptions({
      config,
      unreadable: {
        malformed: () => malformed.body,
        tooSlow: () => fail('too_slow').body,
        tooManyHeaders: () => fail('too_many_headers').body,
      },
      answerMalformed: (reply) => answer(malformed, reply),
    }),
  );
  const { SECRET, DEVELOPER_TOKEN_SECONDS, MANAGEMENT_TOKEN_SECONDS } = config;
  let sender: Promise<Sender> | undefined;
  const server: NotapServer = {
    ...{ config, storage, clock },
    passwords: passwords(config.PASSWORD_MEMORY_KIB),
    developerTokens: developerTokens(SECRET, DEVELOPER_TOKEN_SECONDS, clock),
    managementTokens: managementTokens(SECRET, MANAGEMENT_TOKEN_SECONDS, clock),
    adminKeys: secrets(config.ADMIN_KEYS),
    pspKeys: secrets(config.PSP_KEYS),
    sealed: sealedSecrets(config),
    sender: () => {
      sender ??= senderOf(config);
      return sender;
    },
  };
  app.decorate('notap', server);
  app.addHook('onClose', () => storage.close());
  registerShared(app, {
    ...{ config, storage, errors, malformed, exposedHeaders },
    log: {
      operationOf: ({ routeOptions }) => routeOptions.config?.notap?.id,
      more: ({ notapCaller }) => ({ caller: notapCaller?.kind ?? null }),
    },
    isHttps: false,
  });
  app.register(unavailable, { refusal: () => fail('unavailable') });
  app.register(limits, { server });
  app.register(authentication, { server });
  app.register(mediaTypes, {
    ...{ mediaOf, json, forms: false },
    notAcceptable: () => fail('not_acceptable'),
    unsupported: () => fail('unsupported_media_type'),
  });
  app.register(storableBodies, {
    reads: ({ routeOptions }) => routeOptions.config?.notap?.reads === true,
    refusal: (member = 'The body') =>
      fail('invalid_member', { about: { problem: `${member} has characters that cannot be stored` } }),
  });
  app.register(webhookWorker, { server });
  app.register(async (routes) => {
    routes.addSchema(componentSchemas());
    for (const operation of operations) routes.route(operation(server));
  });
  return app;
}

/** Headers that browsers hide from scripts of other origins unless they are named. */
const exposedHeaders = [
  'retry-after',
  'x-request-id',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

/** What deletes something has no representation of its own. */
function mediaOf({ routeOptions }: FastifyRequest): Media | undefined {
  const policy = routeOptions.config?.notap;
  return policy && { consumes: policy.reads ? json : undefined, produces: policy.status === 204 ? [] : json };
}

const malformed = fail('malformed_request');

import type { SchemaObject } from 'openapi3-ts/oas31';
import { arrayOf, dateTime, input, integer, nullable, object, schema } from '../../builder/schema.ts';
import { alias, created, expiry, factorNames, factors, ids } from '../samples.ts';
import { moment, reply, sentence, userId, word } from './common.ts';

export const digest: SchemaObject = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{64}$',
  description: 'SHA-256 of a factor, in hexadecimal digits',
};

/** Names of factors, such as PIN, with their digests. */
function digests(min: number): SchemaObject {
  return { type: 'object', additionalProperties: digest, minProperties: min, maxProperties: 10 };
}

/** What is enrolled. */
const Factors = schema('Factors', 'From 2 to 10 factors and their digests', digests(2));

/** What is proven. */
export const SomeFactors = schema(
  'SomeFactors',
  'Factors that were completed, and their digests',
  digests(1),
);

export const deviceId: SchemaObject = { type: 'string', pattern: '^[A-Za-z0-9-]{1,128}$' };

const aliasText: SchemaObject = { type: 'string', pattern: '^[a-z]{2,32}-[0-9]{4}$' };

export const NewEnrollment = schema(
  'NewEnrollment',
  'The factors of a user; the UUID is one of version 4',
  input({
    required: { user_uuid: userId, factors: Factors, device_id: deviceId },
    optional: {
      ttl_seconds: integer({ min: 60, max: 86_400 }, { default: 86_400 }),
      language: { type: 'string', pattern: '^[a-z]{2}$' },
      region: { type: 'string', pattern: '^[A-Z]{2}$' },
    },
  }),
);

export const newEnrollmentSample = {
  user_uuid: ids.user,
  factors,
  device_id: ids.device,
} as const;

export const Stored = reply('StoredEnrollment', {
  enrollment_id: userId,
  alias: aliasText,
  expires_at: moment,
  message: sentence,
});

export const storedSample = {
  enrollment_id: ids.user,
  alias,
  expires_at: expiry,
  message: 'Enrollment stored',
} as const;

const Enrollment = schema(
  'Enrollment',
  'What is stored of a user',
  object({
    required: {
      user_uuid: userId,
      factors: Factors,
      created_at: moment,
      expires_at: moment,
      device_id: deviceId,
      factor_count: integer({ min: 2, max: 10 }),
    },
  }),
);

export const enrollmentSample = {
  user_uuid: ids.user,
  factors,
  created_at: expiry - 86_400_000,
  expires_at: expiry,
  device_id: ids.device,
  factor_count: factorNames.length,
} as const;

export const EnrollmentReply = reply('EnrollmentReply', { data: Enrollment });

const Export = schema(
  'Export',
  'Everything that is stored of a user, for whom it is about (GDPR, articles 15 and 20)',
  object({
    required: {
      user_uuid: userId,
      enrollment: Enrollment,
      alias: nullable(aliasText),
      devices: arrayOf(
        object({ required: { device_id: deviceId, added_at: dateTime() }, optional: { name: word } }),
      ),
      exported_at: dateTime(),
    },
  }),
);

export const exportSample = {
  user_uuid: ids.user,
  enrollment: enrollmentSample,
  alias,
  devices: [{ device_id: ids.device, added_at: created }],
  exported_at: created,
} as const;

export const ExportReply = reply('ExportReply', { data: Export });

export const Renewal = schema(
  'Renewal',
  'All enrolled factors',
  input({ required: { factors: SomeFactors } }),
);
export const Renewed = reply('RenewedEnrollment', { expires_at: moment, message: sentence });

export const NewAlias = schema(
  'NewAlias',
  'A word and four digits for a user',
  input({ required: { uuid: userId, alias: aliasText } }),
);
export const AliasReply = reply('AliasReply', { uuid: userId, alias: aliasText });
export const aliasSample = { uuid: ids.user, alias } as const;

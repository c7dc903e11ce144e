import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';

const words = z.array(z.string().min(1)).min(1).optional();
const ownership = z.enum(['none', 'reader', 'writer', 'owner']).optional();
const grant = strictRecord({ ownership, roles: words, permissions: words, groups: words });

/** The members of `x-authz`. */
const authz = strictRecord({
  public: z.literal(true).optional(),
  ownership,
  roles: words,
  permissions: words,
  groups: words,
  anyOf: z.array(grant).min(1).optional(),
});

const value = z.union([z.string(), z.number(), z.boolean()]);
const pointer = z.string().regex(/^\//, { error: 'must be a JSON Pointer, such as "/data/id"' });

const operation = strictRecord({
  authz: authz.optional(),
  parameters: z.record(z.string().min(1), value).optional(),
  body: z.record(z.string().min(1), z.json()).optional(),
  makes: strictRecord({ parameter: z.string().min(1), id: pointer }).optional(),
});

/** What a document does not say about its operations, by their operationId or as `POST /pets`. */
export const operationsSchema = z.record(z.string().min(1), operation).meta({
  description:
    'what the document does not say about its operations, each by its operationId or as `POST /pets`: `authz`, who may call it, with the members of `x-authz`; `parameters`, values for parameters; `body`, values for members, by name or JSON Pointer; `makes`, the path parameter whose value its response contains, and the JSON Pointer to that value (`{ parameter: "petId", id: "/data/id" }`)',
});

export type OperationsSettings = z.output<typeof operationsSchema>;

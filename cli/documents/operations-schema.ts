import { z } from 'zod';
import { strictRecord } from '../strict-record.ts';

const words = (description: string) => z.array(z.string().min(1)).min(1).optional().meta({ description });

const grantMembers = {
  ownership: z
    .enum(['none', 'reader', 'writer', 'owner'])
    .optional()
    .meta({ description: 'the least role on the resource' }),
  roles: words('roles in the whole system, of which one is needed'),
  permissions: words('permissions, of which one is needed'),
  groups: words('groups, of which one is needed'),
} as const;

/** The members of `x-authz`. */
const authz = strictRecord({
  public: z.literal(true).optional().meta({ description: 'everybody may call it, without credentials' }),
  ...grantMembers,
  anyOf: z
    .array(strictRecord(grantMembers))
    .min(1)
    .optional()
    .meta({ description: 'ways to be allowed, of which one is enough' }),
});

const value = z.union([z.string(), z.number(), z.boolean()]);
const pointer = z.string().regex(/^\//, { error: 'must be a JSON Pointer, such as "/data/id"' });

const operation = strictRecord({
  authz: authz.optional().meta({ description: 'who may call it, with the members of `x-authz`' }),
  parameters: z
    .record(z.string().min(1), value)
    .optional()
    .meta({ description: 'values for parameters, by name' }),
  body: z
    .record(z.string().min(1), z.json())
    .optional()
    .meta({ description: 'values for members of the body, by name or JSON Pointer' }),
  makes: strictRecord({
    parameter: z
      .string()
      .min(1)
      .meta({ description: 'the path parameter whose value its response contains' }),
    id: pointer.meta({ description: 'where the response has that value, as a JSON Pointer' }),
  })
    .optional()
    .meta({ description: 'the identifier that it creates' }),
});

/** What a document does not say about its operations, by their operationId or as `POST /pets`. */
export const operationsSchema = z.record(z.string().min(1), operation).meta({
  description:
    'what the document does not say about its operations, each by its operationId or as `POST /pets`: `authz`, who may call it, with the members of `x-authz`; `parameters`, values for parameters; `body`, values for members, by name or JSON Pointer; `makes`, the path parameter whose value its response contains, and the JSON Pointer to that value (`{ parameter: "petId", id: "/data/id" }`)',
});

export type OperationsSettings = z.output<typeof operationsSchema>;

import type { JsonSchema } from '../schemas/documented.ts';
import type { ClientFrameType } from './frames.ts';

const uuid = { type: 'string', format: 'uuid' };
const user = {
  type: 'object',
  properties: {
    user_id: { type: 'string', minLength: 1, maxLength: 500 },
    email: { type: 'string', minLength: 1, maxLength: 320 },
    displayName: { type: 'string', maxLength: 256 },
  },
  anyOf: [{ required: ['user_id'] }, { required: ['email'] }],
  additionalProperties: false,
};

const cellChange = {
  type: 'object',
  properties: {
    id: uuid,
    operation: { enum: ['add', 'update', 'remove'] },
    data: { type: 'object' },
  },
  required: ['id', 'operation'],
  additionalProperties: false,
  allOf: [
    when('remove', { properties: { data: false } }),
    when('add', { required: ['data'] }),
    when('update', { required: ['data'] }),
  ],
};

/** What also has to hold for this operation; one that is none of them is refused for that. */
function when(operation: string, rule: JsonSchema): JsonSchema {
  const isMeant = { properties: { operation: { const: operation } }, required: ['operation'] };
  // biome-ignore lint/suspicious/noThenProperty: the name that JSON Schema has for it
  return { if: isMeant, then: rule };
}

/** Limits a batch: whatever a message may be long, it does not keep the others waiting for long. */
const MOST_CHANGES = 1000;

/** The members that each type of message has besides its type; all are required. */
const members: Readonly<Record<ClientFrameType, Readonly<Record<string, JsonSchema>>>> = {
  diagram_operation: {
    initiating_user: user,
    operation_id: uuid,
    operation: {
      type: 'object',
      properties: {
        type: { const: 'patch' },
        cells: { type: 'array', items: cellChange, minItems: 1, maxItems: MOST_CHANGES },
      },
      required: ['type', 'cells'],
      additionalProperties: false,
    },
  },
  presenter_request: {},
  change_presenter: { initiating_user: user, new_presenter: user },
  remove_participant: { removed_user: user },
  presenter_cursor: {
    cursor_position: {
      type: 'object',
      properties: { x: { type: 'number' }, y: { type: 'number' } },
      required: ['x', 'y'],
      additionalProperties: false,
    },
  },
  presenter_selection: { selected_cells: { type: 'array', items: uuid, maxItems: MOST_CHANGES } },
  resync_request: {},
  undo_request: { initiating_user: user },
  redo_request: { initiating_user: user },
};

/** What may accompany a message that its sender has no say in: some clients send back what they were told. */
const ignored: Readonly<Partial<Record<ClientFrameType, Readonly<Record<string, JsonSchema>>>>> = {
  diagram_operation: { sequence_number: { type: 'integer', minimum: 1 } },
};

/** The schema of each type of message that clients send. */
export const frameSchemas = new Map(
  (Object.keys(members) as ClientFrameType[]).map((type) => [type, frameSchema(type)]),
);

function frameSchema(type: ClientFrameType): JsonSchema {
  return {
    type: 'object',
    properties: { message_type: { const: type }, ...members[type], ...ignored[type] },
    required: ['message_type', ...Object.keys(members[type])],
    additionalProperties: false,
  };
}

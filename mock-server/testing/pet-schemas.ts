/** What the pet shop deals with. */

export const uuid = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time', readOnly: true };

export const schemas = {
  Pet: {
    type: 'object',
    required: ['id', 'name', 'kind', 'toys', 'vet', 'createdAt', 'modifiedAt'],
    properties: {
      id: { ...uuid, readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 20 },
      kind: { type: 'string', enum: ['dog', 'cat'], default: 'dog' },
      age: { type: 'integer', minimum: 0 },
      tags: { type: 'array', items: { type: 'string' } },
      toys: { type: 'array', items: { type: 'string' } },
      vet: { type: ['string', 'null'] },
      createdAt: moment,
      modifiedAt: moment,
      rank: { type: 'integer', readOnly: true },
    },
    additionalProperties: false,
  },
  PetInput: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1 },
      kind: { type: 'string', enum: ['dog', 'cat'] },
      age: { type: 'integer', minimum: 0 },
      tags: { type: 'array', items: { type: 'string' } },
      toys: { type: 'array', items: { type: 'string' } },
      vet: { type: ['string', 'null'] },
      secret: { type: 'string', writeOnly: true },
    },
    additionalProperties: false,
  },
  PetName: {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: uuid, name: { type: 'string' } },
    additionalProperties: false,
  },
  Label: {
    type: 'object',
    required: ['key', 'value'],
    properties: { key: { type: 'string', pattern: '^[a-z]+$' }, value: { type: 'string' } },
    additionalProperties: false,
  },
  Collar: {
    type: 'object',
    required: ['petId', 'colour'],
    properties: { petId: uuid, colour: { type: 'string' } },
    additionalProperties: false,
  },
  Visit: {
    type: 'object',
    required: ['id', 'reason'],
    properties: { id: { type: 'integer' }, reason: { type: 'string' } },
  },
  Error: {
    type: 'object',
    required: ['code', 'message'],
    properties: { code: { type: 'string' }, message: { type: 'string', maxLength: 200 } },
    additionalProperties: false,
  },
};

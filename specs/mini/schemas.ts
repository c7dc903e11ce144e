import type { SchemaObject } from 'openapi3-ts/oas31';
import { arrayOf, boolean, integer, object, oneOf, schema, text } from '../builder/schema.ts';

export const size = oneOf(['small', 'medium', 'large']);

const aisle = text({ min: 1, max: 20, pattern: '^[A-Z][0-9]{1,3}$' }, { description: 'Letter and number' });

export const NewLocker = schema('NewLocker', 'A locker to put up', object({ required: { aisle, size } }));

export const lockerId: SchemaObject = integer({ min: 1, max: 2147483647 });

export const Locker = schema(
  'Locker',
  'A place for one parcel',
  object({
    required: { id: { ...lockerId, readOnly: true }, aisle, size, occupied: boolean({ readOnly: true }) },
  }),
);

export const LockerPage = schema(
  'LockerPage',
  'Some of the lockers, and how many there are',
  object({ required: { items: arrayOf(Locker, { max: 50 }), total: integer({ min: 0 }) } }),
);

/** RFC 9457; members of one's own are allowed there, and so they are here. */
export const Problem = schema('Problem', 'What went wrong', {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: integer({ min: 400, max: 599 }),
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
  },
  additionalProperties: true,
});

export const newLockerSample = { aisle: 'B12', size: 'medium' } as const;

export const lockerSample = { id: 7, ...newLockerSample, occupied: false } as const;

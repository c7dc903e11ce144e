import { z } from 'zod';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { strictRecord } from '../strict-record.ts';
import { authKind } from './auth-kind.ts';

export const mock = authKind({
  schema: strictRecord({ kind: z.literal('mock') }).meta({
    description: 'the target is a mock of Assay, which accepts any name',
  }),
  abilities: ['force-responses'],
  open: async ({ contract }) => ({ auth: mockPersonas(contract), close: async () => {} }),
});

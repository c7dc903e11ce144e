import type { Operation } from '../routing/operation.ts';

export const roleOperations: readonly Operation[] = [];

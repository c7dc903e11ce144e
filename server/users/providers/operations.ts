import type { Operation } from '../routing/operation.ts';

export const providerOperations: readonly Operation[] = [];

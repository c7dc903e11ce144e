import type { Operation } from '../routing/operation.ts';

export const permissionOperations: readonly Operation[] = [];

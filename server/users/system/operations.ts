import { checkHealth } from './health.ts';

export const systemOperations = [checkHealth];

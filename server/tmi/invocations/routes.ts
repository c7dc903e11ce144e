import { routes } from '../routing/routes.ts';
import { listOfInvocations } from './list.ts';
import { readInvocation } from './read.ts';
import { updateStatus } from './update-status.ts';

export const invocationRoutes = routes('invocations', [listOfInvocations, readInvocation, updateStatus]);

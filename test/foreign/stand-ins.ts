import type { StandIn } from './stand-in.ts';
import { november2025 } from './stand-ins/november-2025.ts';
import { webhooksForAdministrators } from './stand-ins/webhooks-for-administrators.ts';
import { withoutAdministrators } from './stand-ins/without-administrators.ts';

/** Servers that Assay was not written for. */
export const standIns: readonly StandIn[] = [november2025, withoutAdministrators, webhooksForAdministrators];

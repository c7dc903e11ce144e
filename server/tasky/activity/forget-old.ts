import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import type { TaskyServer } from '../routing/call.ts';
import { deleteHappeningsBefore } from './repository.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Deletes activity that has been kept long enough. */
export const forgetOldActivity = fp<{ readonly server: TaskyServer }>(
  async (app, { server: { config, storage } }) => {
    repeat(app, HOUR_MS, () => {
      const moment = new Date(Date.now() - config.ACTIVITY_DAYS * DAY_MS);
      return deleteHappeningsBefore(storage.db, moment.toISOString());
    });
  },
  { name: 'forget-old-activity' },
);

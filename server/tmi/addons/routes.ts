import { routes } from '../routing/routes.ts';
import { createAddon } from './create.ts';
import { invokeAddon } from './invoke.ts';
import { listOfAddons } from './list.ts';
import { readAddon } from './read.ts';
import { removeAddon } from './remove.ts';

export const addonRoutes = routes('add-ons', [
  listOfAddons,
  createAddon,
  readAddon,
  removeAddon,
  invokeAddon,
]);

import { registerHooks } from 'node:module';

/** As if nobody had installed it. */
registerHooks({
  resolve: (name, context, next) => {
    if (name !== 'testcontainers') return next(name, context);
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  },
});

import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { Done, Order } from './sample.ts';
import { Aborted, declared, now, samples, virtualUser } from './virtual-user.ts';

/** A virtual user: runs a script with the stand-ins for k6's modules, as it is told. */

interface Script {
  readonly options: unknown;
  readonly setup: () => unknown;
  readonly default: (data: unknown) => void;
  readonly teardown: (data: unknown) => void;
}

registerHooks({
  resolve: (specifier, context, next) =>
    /^k6(\/|$)/.test(specifier)
      ? {
          url: new URL(`./modules/${specifier.split('/').at(-1)}.ts`, import.meta.url).href,
          shortCircuit: true,
        }
      : next(specifier, context),
});
Object.assign(globalThis, { __ENV: virtualUser.env, __VU: virtualUser.number, __ITER: 0 });

const { port, script } = virtualUser;
const loading = import(pathToFileURL(script).href) as Promise<Script>;
// What is wrong with it is told to whoever asks for it.
loading.catch(() => undefined);

port.on('message', async (order: Order) => {
  port.postMessage({
    kind: 'done',
    ...(await ended(order)),
    declared,
    samples: samples.splice(0),
  } satisfies Done);
});

async function ended(order: Order): Promise<Pick<Done, 'value' | 'error' | 'isAborted'>> {
  try {
    return { value: does(await loading, order), isAborted: false };
  } catch (error) {
    const isAborted = error instanceof Aborted;
    return { value: undefined, error: isAborted ? error.message : inspect(error), isAborted };
  }
}

/** Data go from one phase to the next as JSON. */
function does(loaded: Script, order: Order): unknown {
  now.isInit = order.phase === 'init';
  switch (order.phase) {
    case 'init':
      return JSON.parse(JSON.stringify(loaded.options));
    case 'setup':
      return JSON.parse(JSON.stringify(loaded.setup() ?? null));
    case 'iterate':
      now.iteration = order.iteration;
      return loaded.default(order.data);
    case 'teardown':
      return loaded.teardown(order.data);
  }
}

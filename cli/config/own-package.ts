import { registerHooks } from 'node:module';
import { extname } from 'node:path';

/**
 * Makes `assay/config` something that can be imported from anywhere, also where Assay is not installed beside the
 * configuration: in a clone, or run by npx. The result ends that.
 */
export function resolvable(): () => void {
  const url = new URL(`./define-config${extname(import.meta.url)}`, import.meta.url).href;
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'assay/config' ? { url, shortCircuit: true } : next(specifier, context),
  });
  return () => hooks.deregister();
}

import { registerHooks } from 'node:module';
import { extname } from 'node:path';

/**
 * Loads configurations as they are written, wherever they are: `assay/config` can be imported also where Assay is not
 * installed beside them, in a clone or by npx; and TypeScript is a module also in a package that says it is CommonJS, as
 * `npm init` makes them. The result ends that.
 */
export function hookModules(): () => void {
  const url = new URL(`./define-config${extname(import.meta.url)}`, import.meta.url).href;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'assay/config') return { url, shortCircuit: true };
      const found = next(specifier, context);
      return extname(found.url) === '.ts' ? { ...found, format: 'module-typescript' } : found;
    },
  });
  return () => hooks.deregister();
}

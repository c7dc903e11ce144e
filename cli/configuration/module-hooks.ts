import { registerHooks } from 'node:module';
import { extname } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/** What files of users import from Assay: the modules of this process, so that there is one of each. */
const ours: ReadonlyMap<string, string> = new Map([
  [`${packageJson.name}/config`, './define-config'],
  [`${packageJson.name}/suite`, '../../suite/suite'],
]);

/**
 * Loads configurations and suites as they are written, wherever they are: `@assay-api/assay/config` and `@assay-api/assay/suite` can be imported
 * also where Assay is not installed beside them, in a clone or by npx; and TypeScript is a module also in a package that says it is CommonJS, as
 * `npm init` makes them. The result ends that.
 */
export function hookModules(): () => void {
  const extension = extname(import.meta.url);
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const own = ours.get(specifier);
      if (own !== undefined)
        return { url: new URL(`${own}${extension}`, import.meta.url).href, shortCircuit: true };
      const found = next(specifier, context);
      return extname(found.url) === '.ts' ? { ...found, format: 'module-typescript' } : found;
    },
  });
  return () => hooks.deregister();
}

import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Bundles script and style of the HTML report into a module, so that rendering a report needs no bundler. */
export function bundlePage(): string {
  const script = bundled('reports/html/page/browser/main.ts');
  const style = bundled('reports/html/page/style/style.css');
  return `// Generated from reports/html/page by \`npm run generate\`; do not edit.
export const script = ${JSON.stringify(script)};
export const style = ${JSON.stringify(style)};
`;
}

function bundled(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} gives no output`);
  return file.text.trim();
}

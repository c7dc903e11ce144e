import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How deep below the folder a document may be. */
const places = ['*', '*/*', '*/*/*'].flatMap((place) =>
  ['yaml', 'yml', 'json'].map((end) => `${place}.${end}`),
);

/** Larger files are data. */
const headOfFile = 4096;

/** Files below a folder that say that they are OpenAPI documents, the outermost first. */
export async function findDocuments(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const files = glob(places, {
    cwd: folder,
    exclude: (path) => /(^|[\\/])(node_modules|\.[^\\/]+)$/.test(path),
  });
  for await (const file of files) {
    const head = (await readFile(join(folder, file), 'utf8')).slice(0, headOfFile);
    if (/^\s*\{?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]/m.test(head)) found.push(file);
  }
  const depth = (file: string): number => file.split(/[\\/]/).length;
  return found.sort((one, other) => depth(one) - depth(other) || one.localeCompare(other));
}

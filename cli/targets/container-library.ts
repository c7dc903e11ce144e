import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { ContainerRuntimeClient } from 'testcontainers';
import { UserError } from '../user-error.ts';

type Library = typeof import('testcontainers');

/** The library that starts containers, and the engine that it found. */
export interface Containers {
  readonly library: Library;
  readonly engine: ContainerRuntimeClient;
}

/**
 * Loads the library, which only those install who have such a target: from the project of the configuration, or from
 * beside Assay. Throws a UserError where it is not installed, or no engine answers.
 */
export async function containers(folder: string): Promise<Containers> {
  const library = loadLibrary(folder);
  try {
    return { library, engine: await library.getContainerRuntimeClient() };
  } catch {
    throw new UserError(
      'the target is a container, and no container engine answers on this machine; start Docker or Podman, or set DOCKER_HOST to the address of one',
    );
  }
}

const name = 'testcontainers';

function loadLibrary(folder: string): Library {
  for (const place of [resolve(folder, 'package.json'), import.meta.url]) {
    try {
      return createRequire(place)(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new UserError(
    `the target is a container, which the package ${name} starts; install it with: npm install --save-dev ${name}`,
  );
}
